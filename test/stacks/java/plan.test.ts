import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../src/images/index.ts';
import type { Answers } from '../../../src/model/answers.ts';
import type { Plan } from '../../../src/model/plan.ts';
import { render } from '../../../src/render/render.ts';
import { plan } from '../../../src/stacks/java/plan.ts';
import { questions } from '../../../src/stacks/java/questions.ts';
import { factsOf, MAIN, pom } from './scene.ts';

const BOOT =
  '<build><plugins><plugin><groupId>org.springframework.boot</groupId><artifactId>spring-boot-maven-plugin</artifactId><version>4.1.2</version></plugin></plugins></build><dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-webmvc</artifactId></dependency></dependencies>';
const MAIN_FILE = 'src/main/java/example/Main.java';

function planOf(files: Readonly<Record<string, string>>, answers: Answers): Plan {
  const facts = factsOf({ [MAIN_FILE]: MAIN, ...files }, answers);
  if (facts === null) throw new Error('nothing was detected');
  return plan(facts, answers, catalogue);
}

function dockerfile(files: Readonly<Record<string, string>>, answers: Answers): string {
  return render(planOf(files, answers)).find(({ path }) => path.endsWith('Dockerfile'))?.contents ?? '';
}

describe('secrets', () => {
  const hidden =
    '<repositories><repository><id>acme</id><url>https://maven.acme.example</url></repository></repositories>';

  it('mounts the login beside nothing but what fetches, and forgets from which mirror things came', () => {
    const text = dockerfile({ 'pom.xml': pom(hidden) }, { secrets: ['maven_settings'] });
    const login = text.split('\nRUN').find((step) => step.includes('id=maven_settings')) ?? '';
    expect(login).toContain('maven-dependency-plugin:3.8.1:resolve');
    expect(login).not.toContain('package');
    expect(text.split('id=maven_settings').length).toBe(2);
    expect(text).toContain('-name _remote.repositories -delete');
  });

  it('takes the variables of a committed settings.xml, and never a login that stands in it', () => {
    const settings =
      '<settings><servers><server><id>acme</id><username>${env.REPO_USER}</username><password>open-sesame</password></server></servers></settings>';
    const files = { 'pom.xml': pom(hidden), '.mvn/settings.xml': settings };
    const facts = factsOf({ ...files, [MAIN_FILE]: MAIN });
    expect(facts?.secrets.filter(({ needed }) => needed).map(({ kind }) => kind)).toEqual(['login:REPO_USER']);
    expect(JSON.stringify(facts)).not.toContain('open-sesame');
    const text = dockerfile(files, { secrets: ['login:REPO_USER'] });
    expect(text).toContain('env=REPO_USER,required=true');
    expect(text).toContain('-s .mvn/settings.xml');
  });

  it('lays a company root among those of Java, in a file system of the step', () => {
    const text = dockerfile({ 'pom.xml': pom('') }, { secrets: ['ca'] });
    expect(text).toContain('--mount=type=tmpfs,target=/run/trust');
    expect(text).toContain('keytool -importcert');
  });

  it('says where Gradle cannot keep a login from plugins', () => {
    const script = "plugins { id 'application' }\nrepositories { maven { url = 'https://maven.acme.example' } }\n";
    const made = planOf({ 'build.gradle': script }, { secrets: ['gradle_properties'] });
    expect(made.deviations.map(({ promise }) => promise)).toEqual(['H8']);
  });
});

describe('what runs', () => {
  it('is told another port where the framework takes one', () => {
    expect(dockerfile({ 'pom.xml': pom(BOOT) }, { port: 9090 })).toContain('ENV HOME=/tmp SERVER_PORT=9090');
    expect(dockerfile({ 'pom.xml': pom(BOOT) }, { port: 8080 })).toContain('ENV HOME=/tmp\n');
  });

  it.each([
    ['2.7.18', '', 'ENV HOME=/tmp SERVER_SHUTDOWN=graceful\n'],
    ['3.4.0', '', 'ENV HOME=/tmp\n'],
    ['2.7.18', 'server.shutdown=immediate\n', 'ENV HOME=/tmp\n'],
  ])('answers open requests before it ends: Spring Boot %s, %j', (version, settings, line) => {
    const files = {
      'pom.xml': pom(BOOT.replace(/<version>[^<]*<\/version>/, `<version>${version}</version>`)),
      'src/main/resources/application.properties': settings,
    };
    expect(dockerfile(files, { port: 8080 })).toContain(line);
  });

  it('takes arguments, and nothing but Java', () => {
    const start = ['java', '-jar', 'app.jar', '--spring.profiles.active=prod'];
    expect(planOf({ 'pom.xml': pom(BOOT) }, { start }).process.entrypoint.at(-1)).toBe('--spring.profiles.active=prod');
    expect(() => planOf({ 'pom.xml': pom(BOOT) }, { start: ['sh'] })).toThrow('--start');
  });

  it('reads what the training run wrote, by the means of its Java', () => {
    const of = (version: string): string =>
      dockerfile(
        { 'pom.xml': pom(`<properties><java.version>${version}</java.version></properties>${BOOT}`) },
        { startupCache: true },
      );
    expect(of('25')).toContain('-XX:AOTCache=/app/app.aot');
    expect(of('21')).toContain('-XX:SharedArchiveFile=/app/app.jsa');
    expect(of('21')).toContain('# Deviation from H14');
  });

  it('may execute below /tmp where a library unpacks native code there, which musl would not run', () => {
    const sqlite =
      '<dependencies><dependency><groupId>org.xerial</groupId><artifactId>sqlite-jdbc</artifactId><version>3.50.3.0</version></dependency></dependencies>';
    expect(planOf({ 'pom.xml': pom(sqlite) }, {}).writable).toMatchObject([{ path: '/tmp', exec: true }]);
    expect(() => planOf({ 'pom.xml': pom(sqlite) }, { base: 'alpine' })).toThrow('--base alpine');
  });
});

it('builds with the network, and says so, where a plugin may need files of the program', () => {
  const plugin =
    '<build><plugins><plugin><groupId>org.openapitools</groupId><artifactId>openapi-generator-maven-plugin</artifactId><version>7.0.0</version></plugin></plugins></build>';
  const text = dockerfile({ 'pom.xml': pom(plugin) }, {});
  expect(text).toContain('# Deviation from H17');
  expect(text).not.toContain('Warm');
});

it('asks at most six things on the common path', () => {
  const facts = factsOf({ 'pom.xml': pom(BOOT), [MAIN_FILE]: MAIN });
  if (facts === null) throw new Error('nothing was detected');
  expect(
    questions(facts, {})
      .filter(({ ask }) => ask === 'always')
      .map(({ key }) => key),
  ).toEqual(['base']);
});
