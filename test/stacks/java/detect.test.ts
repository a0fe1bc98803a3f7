import { describe, expect, it } from 'vitest';
import { factsOf, MAIN, pom } from './scene.ts';

const MAIN_FILE = 'src/main/java/example/Main.java';

describe('the Java version', () => {
  const cases: readonly (readonly [string, Readonly<Record<string, string>>, string, string])[] = [
    ['a property', { 'pom.xml': pom('<properties><java.version>21</java.version></properties>') }, '21', 'pom.xml:1'],
    [
      'a property of a property',
      {
        'pom.xml': pom(
          '<properties><jdk>1.8</jdk><maven.compiler.release>${jdk}</maven.compiler.release></properties>',
        ),
      },
      '17',
      'pom.xml:1',
    ],
    [
      'what the compiler is told, before any property',
      {
        'pom.xml': pom(
          '<properties><java.version>17</java.version></properties><build><plugins><plugin><artifactId>maven-compiler-plugin</artifactId><configuration><release>21</release></configuration></plugin></plugins></build>',
        ),
      },
      '21',
      'pom.xml:1',
    ],
    [
      'a tool file where the build says nothing',
      { 'pom.xml': pom(''), '.sdkmanrc': 'java=21.0.4-tem\n' },
      '21',
      '.sdkmanrc:1',
    ],
    [
      "Gradle's toolchain",
      { 'build.gradle': 'java { toolchain { languageVersion = JavaLanguageVersion.of(21) } }' },
      '21',
      'build.gradle:1',
    ],
    ["Kotlin's toolchain", { 'build.gradle.kts': 'kotlin {\n  jvmToolchain(17)\n}' }, '17', 'build.gradle.kts:2'],
    [
      'a line that has ended: the next',
      { 'pom.xml': pom('<properties><java.version>24</java.version></properties>') },
      '25',
      'pom.xml:1',
    ],
    ['nothing: the newest', { 'pom.xml': pom('') }, '25', ''],
  ];
  it.each(cases)('takes %s', (_, files, cycle, from) => {
    const runtime = factsOf({ ...files, [MAIN_FILE]: MAIN })?.runtime;
    expect([runtime?.cycle, runtime?.wanted?.from ?? '']).toEqual([cycle, from]);
  });

  it('obeys an order before anything else, and tells of code that would not run on it', () => {
    const facts = factsOf(
      { 'pom.xml': pom('<properties><java.version>25</java.version></properties>'), [MAIN_FILE]: MAIN },
      { runtime: '21' },
    );
    expect(facts?.runtime.cycle).toBe('21');
    expect(facts?.conflicts.map(({ about }) => about)).toEqual(['Java version']);
  });
});

describe('the tool', () => {
  const wrapper = 'distributionUrl=https\\://services.gradle.org/distributions/gradle-8.1-bin.zip\n';
  const wrapped = {
    gradlew: '#!/bin/sh\n',
    'gradle/wrapper/gradle-wrapper.jar': 'jar',
    'gradle/wrapper/gradle-wrapper.properties': wrapper,
    'build.gradle': "plugins { id 'application' }\n",
    [MAIN_FILE]: MAIN,
  };

  it('is the wrapper where all of it is there, and an old one does not run on a new Java', () => {
    const facts = factsOf(wrapped);
    expect(facts?.details).toMatchObject({ tool: 'gradlew', toolVersion: '8.1', toolHashed: false });
    expect(facts?.blockers.map(({ name, from }) => [name, from])).toEqual([
      ['old-wrapper', 'gradle/wrapper/gradle-wrapper.properties:1'],
    ]);
  });

  it("is the catalogue's where a part of the wrapper is missing", () => {
    const { 'gradle/wrapper/gradle-wrapper.jar': _, ...rest } = wrapped;
    expect(factsOf(rest)?.details.tool).toBe('gradle');
  });

  it("is Maven's wrapper, hashed or not", () => {
    const properties = `distributionUrl=https://repo.example/apache-maven-3.9.11-bin.zip\ndistributionSha256Sum=${'a'.repeat(64)}\n`;
    const facts = factsOf({
      'pom.xml': pom(''),
      mvnw: '',
      '.mvn/wrapper/maven-wrapper.properties': properties,
      [MAIN_FILE]: MAIN,
    });
    expect(facts?.details).toMatchObject({ tool: 'mvnw', toolVersion: '3.9.11', toolHashed: true });
    expect(facts?.manager?.value).toBe('Maven 3.9.11');
  });
});

describe('the program', () => {
  const module = (name: string, inner: string): string =>
    `<project><parent><groupId>example</groupId><artifactId>quay</artifactId><version>1.0</version></parent><artifactId>${name}</artifactId>${inner}</project>`;
  const boot =
    '<build><plugins><plugin><groupId>org.springframework.boot</groupId><artifactId>spring-boot-maven-plugin</artifactId><version>3.2.1</version></plugin></plugins></build>';

  it('is the module that a framework packages and that starts something', () => {
    const facts = factsOf({
      'pom.xml': pom(`<packaging>pom</packaging><modules><module>lib</module><module>app</module></modules>${boot}`),
      'lib/pom.xml': module('lib', ''),
      'lib/src/main/java/example/Lib.java': 'package example; class Lib {}',
      'app/pom.xml': module('app', ''),
      'app/src/main/java/example/Main.java': MAIN,
    });
    expect(facts?.entries.map(({ value }) => value)).toEqual(['app']);
    expect(facts?.details).toMatchObject({
      layout: 'spring-boot-launcher',
      jar: 'app/target/app-1.0.jar',
      module: 'app',
    });
    expect(facts?.start?.value.at(-1)).toBe('org.springframework.boot.loader.launch.JarLauncher');
  });

  it('is asked for where several start something', () => {
    const files = {
      'pom.xml': pom(''),
      [MAIN_FILE]: MAIN,
      'src/main/java/example/Other.java': MAIN.replace('Main', 'Other'),
    };
    expect(factsOf(files)?.entries.map(({ value }) => value)).toEqual(['example.Main', 'example.Other']);
    expect(factsOf(files, { entry: 'example.Other' })?.details.mainClass).toBe('example.Other');
  });

  it('is none in a library, and none for a phone', () => {
    const names = (files: Readonly<Record<string, string>>): readonly string[] =>
      factsOf(files)?.blockers.map(({ name }) => name) ?? [];
    expect(names({ 'pom.xml': pom('') })).toEqual(['no-program']);
    expect(names({ 'build.gradle': "plugins { id 'com.android.application' }", [MAIN_FILE]: MAIN })).toEqual([
      'foreign-platform',
    ]);
  });
});

it.each([
  [
    'build.gradle',
    "plugins { id 'application'; id 'com.gradleup.shadow' version '9.0.0' }",
    'build/libs/*-all.jar',
    'fat',
  ],
  [
    'pom.xml',
    pom('<build><plugins><plugin><artifactId>maven-assembly-plugin</artifactId></plugin></plugins></build>'),
    'target/*-jar-with-dependencies.jar',
    'fat',
  ],
  ['pom.xml', pom('<build><finalName>quay</finalName></build>'), 'target/quay.jar', 'thin'],
  ['pom.xml', pom('<build><finalName>quay-${env.BUILD}</finalName></build>'), 'target/*.jar', 'thin'],
])('finds the jar that %s makes: %s', (file, text, jar, layout) => {
  expect(factsOf({ [file]: text, [MAIN_FILE]: MAIN })?.details).toMatchObject({ jar, layout });
});

describe('settings and code', () => {
  const quarkus =
    '<build><plugins><plugin><groupId>io.quarkus</groupId><artifactId>quarkus-maven-plugin</artifactId><version>3.40.1</version></plugin></plugins></build><dependencies><dependency><groupId>io.quarkus</groupId><artifactId>quarkus-rest</artifactId></dependency></dependencies>';

  it.each([
    ['a default of a variable', 'quarkus:\n  http:\n    port: ${PORT:9090} # for us\n', 9090],
    ['nothing', '', 8080],
    ['a low port', 'quarkus:\n  http:\n    port: 80\n', 80],
  ])('read %s', (_, yaml, port) => {
    const facts = factsOf({ 'pom.xml': pom(quarkus), 'src/main/resources/application.yml': yaml });
    expect(facts?.port?.value).toBe(port);
    expect(facts?.blockers.map(({ name }) => name)).toEqual(port < 1024 ? ['privileged-port'] : []);
  });

  it('take no port and no main from a comment', () => {
    const code =
      '/* new InetSocketAddress(1234) */ class A { // public static void main(String[] a)\n String s = "// main"; }';
    expect(factsOf({ 'pom.xml': pom(''), [MAIN_FILE]: code })?.entries).toEqual([]);
  });
});

it('refuses XML with entities, and names the line', () => {
  expect(() => factsOf({ 'pom.xml': '<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY b "c">]>\n<project/>' })).toThrow(
    'pom.xml:2',
  );
  expect(() => factsOf({ 'pom.xml': '<project>\n<a></b>\n</project>' })).toThrow('pom.xml:2');
});
