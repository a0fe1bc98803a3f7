import type { CatalogueImage, ImageContract } from '../model/image.ts';
import { endOfLife } from './cycles.ts';
import { alpine, debianBuildpack, debianSlim, distroless, hardened, wolfi } from './debian.ts';
import { readElsewhere, row, VENDORS_READ, versionOf } from './row.ts';

type Line = '22' | '24' | '26';

const NODE_ACCOUNT = [{ name: 'node', uid: 1000, gid: 1000 }];
const DISTROLESS = {
  file: 'GoogleContainerTools/distroless nodejs/nodejs.bzl',
  commit: 'c4cc2b10cc7cfb85368d3ebda64319eae462a398',
};

/** Build files that the contracts were read from. */
const SLIM_24 = {
  file: 'nodejs/docker-node 24/trixie-slim/Dockerfile',
  commit: '00283124fb91d674f5a205507e47b2437b0c4847',
};
const SLIM_26 = {
  file: 'nodejs/docker-node 26/trixie-slim/Dockerfile',
  commit: '0725c86884c73e487fb62ca6c23a833ddbc7d66b',
};
const ALPINE_26 = { file: 'nodejs/docker-node 26/alpine3.24/Dockerfile', commit: SLIM_26.commit };

const UPSTREAM = {
  '22': {
    slim: readElsewhere(SLIM_24, 'read for 24, taken to hold for 22'),
    alpine: readElsewhere(ALPINE_26, 'read for 26, taken to hold for 22, with Yarn and corepack as on Debian'),
  },
  '24': {
    slim: SLIM_24,
    alpine: readElsewhere(ALPINE_26, 'read for 26, taken to hold for 24, with Yarn and corepack as on Debian'),
  },
  '26': { slim: SLIM_26, alpine: ALPINE_26 },
} as const satisfies Record<Line, Record<'slim' | 'alpine', CatalogueImage['upstream']>>;

const PLATFORMS = {
  '22': ['linux/amd64', 'linux/arm64', 'linux/arm/v7', 'linux/ppc64le', 'linux/s390x'],
  '24': ['linux/amd64', 'linux/arm64', 'linux/ppc64le', 'linux/s390x'],
  '26': ['linux/amd64', 'linux/arm64', 'linux/ppc64le', 'linux/s390x'],
} as const satisfies Record<Line, readonly string[]>;

const ALPINE_PLATFORMS = {
  '22': ['linux/amd64', 'linux/arm64'],
  '24': ['linux/amd64', 'linux/arm64', 'linux/s390x'],
  '26': ['linux/amd64', 'linux/arm64'],
} as const satisfies Record<Line, readonly string[]>;

/** Rows of Node.js, oldest line first. */
export const nodeImages: readonly CatalogueImage[] = [
  ...official('22'),
  ...official('24'),
  ...official('26'),
  ...floating('22'),
  ...floating('24'),
  ...floating('26'),
  row('node-26-chainguard', {
    roles: ['runtime'],
    family: 'chainguard',
    provides: ['node', 'npm'],
    cycle: '26',
    endOfLife: endOfLife('node', '26'),
    asOf: VENDORS_READ,
    floating: true,
    platforms: ['linux/amd64', 'linux/arm64'],
    contract: {
      ...wolfi('glibc'),
      entrypoint: ['/usr/bin/node'],
      cmd: ['--help'],
      accounts: [{ name: 'node', uid: 65532, gid: 65532 }],
      workdir: '/app',
      shell: '/bin/sh',
      programs: { node: '/usr/bin/node', npm: '/usr/bin/npm', sh: '/bin/sh', wget: '/usr/bin/wget' },
      env: { ...wolfi('glibc').env, NPM_CONFIG_UPDATE_NOTIFIER: 'false' },
    },
    upstream: {
      file: 'chainguard-images/images images/node/locked_config.json',
      commit: '00e2e7c62c21b7e7fe9cb773e0c0697fb0fe6d54',
      note: 'PATH and SSL_CERT_FILE are set by the image builder, not by this file; the line was 26 when checked and moves',
    },
  }),
];

function official(line: Line): readonly CatalogueImage[] {
  const { slim, alpine: musl } = UPSTREAM[line];
  const shared = { cycle: line, endOfLife: endOfLife('node', line), floating: false };
  const onDebian = { ...shared, platforms: PLATFORMS[line] };
  return [
    row(`node-${line}-full`, {
      ...onDebian,
      roles: ['build'],
      family: 'full',
      provides: ['node', 'npm'],
      contract: nodeContract(debianBuildpack(), line),
      upstream: readElsewhere(
        slim,
        'read for slim; this one stands on buildpack-deps:trixie instead of debian:trixie-slim',
      ),
    }),
    row(`node-${line}-slim`, {
      ...onDebian,
      roles: ['build', 'runtime'],
      family: 'slim',
      provides: ['node', 'npm'],
      contract: nodeContract(debianSlim(), line),
      upstream: slim,
    }),
    row(`node-${line}-alpine`, {
      ...shared,
      platforms: ALPINE_PLATFORMS[line],
      roles: ['build', 'runtime'],
      family: 'alpine',
      provides: ['node', 'npm'],
      contract: nodeContract(alpine(), line),
      upstream: musl,
    }),
  ];
}

/** What the official images add to their base. Yarn 1 and corepack ship below 25 only. */
export function nodeContract(base: ImageContract, line: '18' | '20' | Line): ImageContract {
  const bin = '/usr/local/bin';
  const old = line !== '26';
  return {
    ...base,
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['node'],
    accounts: NODE_ACCOUNT,
    programs: {
      ...base.programs,
      node: `${bin}/node`,
      npm: `${bin}/npm`,
      npx: `${bin}/npx`,
      ...(old ? { yarn: `${bin}/yarn`, corepack: `${bin}/corepack` } : {}),
    },
    env: {
      ...base.env,
      NODE_VERSION: versionOf(`node-${line}-slim`, line),
      ...(old ? { YARN_VERSION: '1.22.22' } : {}),
    },
  };
}

function floating(line: Line): readonly CatalogueImage[] {
  const shared = {
    roles: ['runtime'],
    provides: ['node'],
    cycle: line,
    endOfLife: endOfLife('node', line),
    floating: true,
  } as const;
  return [
    row(`node-${line}-distroless`, {
      ...shared,
      family: 'distroless',
      platforms: PLATFORMS[line],
      contract: { ...distroless('glibc'), entrypoint: ['/nodejs/bin/node'], programs: { node: '/nodejs/bin/node' } },
      upstream: DISTROLESS,
    }),
    row(`node-${line}-dhi`, {
      ...shared,
      family: 'dhi',
      login: true,
      asOf: VENDORS_READ,
      platforms: ['linux/amd64', 'linux/arm64'],
      contract: {
        ...hardened('glibc'),
        cmd: ['node'],
        user: 'node',
        accounts: NODE_ACCOUNT,
        workdir: '/app',
        programs: { node: 'node' },
        env: { PATH: hardened('glibc').env['PATH'] ?? '', NODE_VERSION: line },
      },
      upstream: {
        file: `docker-hardened-images/catalog image/node/debian-13/${line}.yaml`,
        commit: '055146c933054dad2843dcf119089623fc511007',
        note: 'read for 26, taken to hold for the other lines; NODE_VERSION is the exact version, and where node lies is not said',
      },
    }),
  ];
}
