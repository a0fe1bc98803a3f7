import type { CatalogueImage, ImageContract } from '../model/image.ts';
import { endOfLife } from './cycles.ts';
import {
  alpine,
  CERTIFICATES,
  debianBuildpack,
  debianSlim,
  distroless,
  hardened,
  SYSTEM_PATH,
  wolfi,
} from './debian.ts';
import { readElsewhere, row, VENDORS_READ, versionOf } from './row.ts';

type Line = '3.11' | '3.12' | '3.13' | '3.14' | '3.15';
type HardenedLine = Exclude<Line, '3.15'>;

const PLATFORMS = [
  'linux/amd64',
  'linux/arm64',
  'linux/arm/v7',
  'linux/386',
  'linux/ppc64le',
  'linux/riscv64',
  'linux/s390x',
];
const TWO_PLATFORMS = ['linux/amd64', 'linux/arm64'];

/** Build files that the contracts were read from. */
const SLIM_314 = {
  file: 'docker-library/python 3.14/slim-trixie/Dockerfile',
  commit: '00bfe6f247945a371ca25a63f0a50e370aa6efad',
};
const SLIM_315 = {
  file: 'docker-library/python 3.15/slim-trixie/Dockerfile',
  commit: '791b4ba410da1bbe0d2d9a082bc5a36074613bed',
};

const SLIM = {
  '3.11': readElsewhere(SLIM_314, 'read for 3.14, taken to hold for 3.11, which sets LANG besides'),
  '3.12': readElsewhere(SLIM_314, 'read for 3.14, taken to hold for 3.12, which sets LANG besides'),
  '3.13': readElsewhere(SLIM_314, 'read for 3.14, taken to hold for 3.13'),
  '3.14': SLIM_314,
  '3.15': SLIM_315,
} as const satisfies Record<Line, CatalogueImage['upstream']>;

/** Rows of Python, oldest line first. */
export const pythonImages: readonly CatalogueImage[] = [
  ...official('3.11'),
  ...official('3.12'),
  ...official('3.13'),
  ...official('3.14'),
  ...official('3.15'),
  row('python-3.13-distroless', {
    roles: ['runtime'],
    family: 'distroless',
    provides: ['python'],
    cycle: '3.13',
    // Debian's own package: Debian mends it, and stops before Python does.
    endOfLife: endOfLife('debian', '13'),
    floating: true,
    platforms: ['linux/amd64', 'linux/arm64', 'linux/riscv64'],
    contract: {
      ...distroless('glibc'),
      entrypoint: ['/usr/bin/python3.13'],
      programs: { python: '/usr/bin/python3.13' },
      env: { ...distroless('glibc').env, LANG: 'C.UTF-8' },
    },
    upstream: {
      file: 'GoogleContainerTools/distroless python3/python.bzl',
      commit: '8a46a50ab38872bf68d7d198726c10d337a59a4e',
    },
  }),
  row('python-3.14-chainguard', {
    roles: ['runtime'],
    family: 'chainguard',
    provides: ['python'],
    cycle: '3.14',
    endOfLife: endOfLife('python', '3.14'),
    asOf: VENDORS_READ,
    floating: true,
    platforms: TWO_PLATFORMS,
    contract: { ...wolfi('glibc'), entrypoint: ['/usr/bin/python'], programs: { python: '/usr/bin/python' } },
    upstream: {
      file: 'chainguard-images/images images/python/locked_config.json',
      commit: '006310a3e2f8ff00ef562ba3642ae24ca5d3c26d',
      note: 'user, entrypoint and packages read (Python 3.14.6 then); the line moves',
    },
  }),
  hardenedRow('3.11'),
  hardenedRow('3.12'),
  hardenedRow('3.13'),
  hardenedRow('3.14'),
];

function official(line: Line): readonly CatalogueImage[] {
  const shared = {
    provides: ['python', 'pip'],
    cycle: line,
    endOfLife: endOfLife('python', line),
    floating: false,
    platforms: PLATFORMS,
  };
  return [
    row(`python-${line}-full`, {
      ...shared,
      roles: ['build'],
      family: 'full',
      contract: pythonContract(debianBuildpack(), line),
      upstream: readElsewhere(
        SLIM[line],
        'read for slim; this one stands on buildpack-deps:trixie instead of debian:trixie-slim',
      ),
    }),
    row(`python-${line}-slim`, {
      ...shared,
      roles: ['build', 'runtime'],
      family: 'slim',
      contract: pythonContract({ ...debianSlim(), certificates: CERTIFICATES }, line),
      upstream: SLIM[line],
    }),
    row(`python-${line}-alpine`, {
      ...shared,
      roles: ['build', 'runtime'],
      family: 'alpine',
      contract: pythonContract({ ...alpine(), timezones: true }, line),
      upstream: readElsewhere(SLIM[line], 'read for slim; this one stands on alpine:3.24 with the same additions'),
    }),
  ];
}

/** What the official images add to their base. Lines below 3.13 still set LANG. */
export function pythonContract(base: ImageContract, line: '3.9' | '3.10' | Line): ImageContract {
  const bin = '/usr/local/bin';
  return {
    ...base,
    cmd: ['python3'],
    programs: { ...base.programs, python: `${bin}/python`, python3: `${bin}/python3`, pip: `${bin}/pip` },
    env: {
      ...base.env,
      PATH: `${bin}:${SYSTEM_PATH}`,
      PYTHON_VERSION: versionOf(`python-${line}-slim`, line),
      ...(Number(line.split('.')[1]) < 13 ? { LANG: 'C.UTF-8' } : {}),
    },
  };
}

function hardenedRow(line: HardenedLine): CatalogueImage {
  const base = hardened('glibc');
  return row(`python-${line}-dhi`, {
    roles: ['runtime'],
    family: 'dhi',
    provides: ['python'],
    cycle: line,
    endOfLife: endOfLife('python', line),
    floating: true,
    login: true,
    asOf: VENDORS_READ,
    platforms: TWO_PLATFORMS,
    contract: {
      ...base,
      cmd: ['python3'],
      user: 'nonroot',
      programs: { python: '/opt/python/bin/python3' },
      env: {
        ...base.env,
        PATH: `/opt/python/bin:${SYSTEM_PATH}`,
        LD_LIBRARY_PATH: '/opt/python/lib',
        PYTHON_VERSION: line,
      },
    },
    upstream: {
      file: `docker-hardened-images/catalog image/python/debian-13/${line}.yaml`,
      commit: '01ea43ca0e9f21fd5fdbb4b0ab21d4ab0883eb91',
      note: 'read for 3.14, taken to hold for the other lines; PYTHON_VERSION is the exact version',
    },
  });
}
