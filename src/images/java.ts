import type { CatalogueImage, ImageContract } from '../model/image.ts';
import { endOfLife } from './cycles.ts';
import { alpine, CERTIFICATES, debianSlim, distroless, SYSTEM_PATH } from './debian.ts';
import { readElsewhere, row, VENDORS_READ } from './row.ts';
import type { RowFacts } from './row.ts';

type Line = '17' | '21' | '25';

const HOME = '/opt/java/openjdk';
const PLATFORMS = ['linux/amd64', 'linux/arm64', 'linux/ppc64le', 'linux/s390x'];
const DISTROLESS_PLATFORMS = [...PLATFORMS, 'linux/riscv64'];

/** Build files that the contracts were read from. */
const JDK_25 = {
  file: 'adoptium/containers 25/jdk/ubuntu/noble/Dockerfile',
  commit: '0660cf8237d28ca35640370e2e8b9bf2b7482f29',
};
const JRE_25 = {
  file: 'adoptium/containers 25/jre/ubuntu/noble/Dockerfile',
  commit: 'aea0293806374d30a15bafa1597a282368daa0db',
};
const ALPINE_25 = {
  file: 'adoptium/containers 25/jre/alpine/3.24/Dockerfile',
  commit: '0cf2c0bc35e08e013728fe1675e7f2d52222c55f',
};
const DISTROLESS = {
  file: 'GoogleContainerTools/distroless java/java.bzl',
  commit: '11eeda55665c49dfc0918ad4ab9f1cf0b4b3a698',
};

/** Rows of Java, oldest line first. The lines between long-term ones end within half a year, so none is here. */
export const javaImages: readonly CatalogueImage[] = [
  ...line('17'),
  ...line('21'),
  ...line('25'),
  row('java-base-distroless', {
    roles: ['runtime'],
    family: 'jlink',
    provides: ['java-base'],
    cycle: '13',
    endOfLife: endOfLife('debian', '13'),
    asOf: VENDORS_READ,
    floating: true,
    platforms: DISTROLESS_PLATFORMS,
    contract: { ...distroless('glibc'), env: { ...distroless('glibc').env, LANG: 'C.UTF-8' } },
    upstream: DISTROLESS,
  }),
];

function line(cycle: Line): readonly CatalogueImage[] {
  const shared = { provides: ['java'], cycle, endOfLife: endOfLife('java', cycle), asOf: VENDORS_READ } as const;
  const exact = { ...shared, floating: false, platforms: PLATFORMS } as const;
  return [
    row(`java-${cycle}-full`, {
      ...exact,
      roles: ['build'],
      family: 'full',
      contract: temurin(ubuntu(), ['java', 'javac', 'jar', 'jdeps', 'jlink', 'keytool'], ['jshell']),
      upstream: readFor(JDK_25, cycle),
    }),
    row(`java-${cycle}-slim`, {
      ...exact,
      roles: ['runtime'],
      family: 'slim',
      contract: temurin(ubuntu(), ['java', 'keytool'], []),
      upstream: readFor(JRE_25, cycle),
    }),
    row(`java-${cycle}-alpine`, {
      ...exact,
      roles: ['runtime'],
      family: 'alpine',
      platforms: ['linux/amd64', 'linux/arm64'],
      contract: temurin({ ...alpine(), timezones: true }, ['java', 'keytool'], []),
      upstream: readFor(ALPINE_25, cycle),
    }),
    row(`java-${cycle}-distroless`, { ...shared, ...distrolessJava() }),
  ];
}

function distrolessJava(): Omit<RowFacts, 'provides' | 'cycle' | 'endOfLife' | 'asOf'> {
  return {
    roles: ['runtime'],
    family: 'distroless',
    floating: true,
    platforms: DISTROLESS_PLATFORMS,
    contract: {
      ...distroless('glibc'),
      entrypoint: ['/usr/bin/java', '-jar'],
      programs: { java: '/usr/bin/java' },
      env: { ...distroless('glibc').env, LANG: 'C.UTF-8' },
    },
    upstream: DISTROLESS,
  };
}

function readFor(upstream: CatalogueImage['upstream'], cycle: Line): CatalogueImage['upstream'] {
  return cycle === '25' ? upstream : readElsewhere(upstream, `read for 25, taken to hold for ${cycle}`);
}

/** ubuntu:24.04 as Temurin adds to it: certificates, time zones, and the account that Ubuntu itself has. */
function ubuntu(): ImageContract {
  return {
    ...debianSlim(),
    cmd: ['/bin/bash'],
    accounts: [{ name: 'ubuntu', uid: 1000, gid: 1000 }],
    distribution: 'ubuntu-24.04',
    certificates: CERTIFICATES,
  };
}

/** Its entrypoint imports certificates when it is told to: it is a shell script, so templates go round it. */
function temurin(base: ImageContract, programs: readonly string[], cmd: readonly string[]): ImageContract {
  const own = Object.fromEntries(programs.map((name) => [name, `${HOME}/bin/${name}`]));
  return {
    ...base,
    entrypoint: ['/__cacert_entrypoint.sh'],
    cmd: cmd.length > 0 ? cmd : base.cmd,
    programs: { ...base.programs, ...own },
    env: {
      PATH: `${HOME}/bin:${SYSTEM_PATH}`,
      JAVA_HOME: HOME,
      LANG: 'en_US.UTF-8',
      LANGUAGE: 'en_US:en',
      LC_ALL: 'en_US.UTF-8',
    },
  };
}
