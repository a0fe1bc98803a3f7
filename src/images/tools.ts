import type { CatalogueImage, ImageContract } from '../model/image.ts';
import { alpine, CERTIFICATES, debianSlim, distroless, SYSTEM_PATH } from './debian.ts';
import { row, VENDORS_READ } from './row.ts';

const PLATFORMS = ['linux/amd64', 'linux/arm64'];

/** Rows that give single files to a build stage and are never shipped. */
export const toolImages: readonly CatalogueImage[] = [
  row('uv', {
    roles: ['tool'],
    family: 'scratch',
    provides: ['uv'],
    cycle: '0.13',
    endOfLife: null,
    floating: false,
    platforms: PLATFORMS,
    contract: {
      ...distroless('none'),
      entrypoint: ['/uv'],
      user: '',
      accounts: [],
      workdir: '/io',
      distribution: 'none',
      programs: { uv: '/uv', uvx: '/uvx' },
      certificates: null,
      timezones: false,
      env: {},
    },
    upstream: {
      file: 'astral-sh/uv Dockerfile',
      commit: '063a9be84a43b8849fd38e0e4e1498c25baa48c9',
      note: 'that version has no /uvx yet; later ones copy it beside /uv',
    },
  }),
  javaTool('maven', '3.9', { MAVEN_HOME: '/usr/share/maven' }, '/usr/share/maven/bin/mvn', {
    file: 'carlossg/docker-maven eclipse-temurin-25-noble/Dockerfile',
    commit: 'c774f7740e38fa4e4f4cec7153e4819cd9afd635',
    note: 'read for 3.9.11',
  }),
  javaTool('gradle', '9.7', { GRADLE_HOME: '/opt/gradle' }, '/opt/gradle/bin/gradle', {
    file: 'gradle/docker-gradle jdk25-noble/Dockerfile',
    commit: '06c421c4e36d4c720f83ea205ac643782f57b7ce',
    note: 'read for 9.6.0',
  }),
  bun('slim', { ...debianSlim(), certificates: CERTIFICATES }),
  bun('alpine', alpine()),
];

/** A folder of jars and a start script, which runs on any Java: a build stage takes it along and brings its own JDK. */
function javaTool(
  id: 'maven' | 'gradle',
  cycle: string,
  env: Readonly<Record<string, string>>,
  program: string,
  upstream: CatalogueImage['upstream'],
): CatalogueImage {
  const [name = ''] = program.split('/').slice(-1);
  return row(id, {
    roles: ['tool'],
    family: 'full',
    provides: [id],
    cycle,
    endOfLife: null,
    asOf: VENDORS_READ,
    floating: false,
    platforms: [...PLATFORMS, 'linux/ppc64le', 'linux/s390x'],
    contract: {
      ...debianSlim(),
      entrypoint: id === 'maven' ? ['/usr/local/bin/mvn-entrypoint.sh'] : ['/__cacert_entrypoint.sh'],
      cmd: [name],
      workdir: id === 'maven' ? '/' : '/home/gradle',
      distribution: 'ubuntu-24.04',
      programs: { ...debianSlim().programs, [name]: program },
      certificates: CERTIFICATES,
      env,
    },
    upstream,
  });
}

/** Bun's program is bound to the libc of its image, so a build stage takes it from the row of its own family. */
function bun(family: 'slim' | 'alpine', base: ImageContract): CatalogueImage {
  const bin = '/usr/local/bin';
  return row(`bun-${family}`, {
    roles: ['tool'],
    family,
    provides: ['bun'],
    cycle: '1.4',
    endOfLife: null,
    floating: false,
    platforms: PLATFORMS,
    contract: {
      ...base,
      entrypoint: [`${bin}/docker-entrypoint.sh`],
      cmd: [`${bin}/bun`],
      accounts: [{ name: 'bun', uid: 1000, gid: 1000 }],
      workdir: '/home/bun/app',
      programs: { ...base.programs, bun: `${bin}/bun`, bunx: `${bin}/bunx` },
      env: {
        PATH: `${SYSTEM_PATH}:/usr/local/bun-node-fallback-bin`,
        BUN_RUNTIME_TRANSPILER_CACHE_PATH: '0',
        BUN_INSTALL_BIN: bin,
      },
    },
    upstream: {
      file: 'oven-sh/bun dockerhub/debian-slim/Dockerfile',
      commit: 'd35c15b4a871006e3e1eddf6da803fcea2431e67',
      note: 'read for an earlier version on Debian 11; 1.4 stands on trixie with certificates, and on Alpine with the same additions',
    },
  });
}
