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
import { row, VENDORS_READ, versionOf } from './row.ts';

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

/** Commits of docker-library/python that the contracts were read from: [full, slim, alpine]; `null` where the neighbouring line was read. */
const UPSTREAM = {
  '3.11': null,
  '3.12': null,
  '3.13': [
    '668691664771c99b228c9acc107e9fec60b9bd96',
    '3f2d7e4c339ab883455b81a873519f1d0f2cd80a',
    'f79aea5b8f6b2d65b31ba2bb3f69c0c2083345c8',
  ],
  '3.14': [
    '12629ffd0c7dcec565a719bf44c247f4070a04a9',
    '00bfe6f247945a371ca25a63f0a50e370aa6efad',
    'e95cd92a24104a5600683afac15d07d6e0c90a7a',
  ],
  '3.15': [
    '791b4ba410da1bbe0d2d9a082bc5a36074613bed',
    '791b4ba410da1bbe0d2d9a082bc5a36074613bed',
    '791b4ba410da1bbe0d2d9a082bc5a36074613bed',
  ],
} as const satisfies Record<Line, readonly [string, string, string] | null>;

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
      file: 'chainguard-images/images images/python',
      commit: '',
      note: 'not read: user, shell and line as published in August 2026, program path by convention of that vendor; the line moves',
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
      upstream: upstream(line, 'trixie', 0),
    }),
    row(`python-${line}-slim`, {
      ...shared,
      roles: ['build', 'runtime'],
      family: 'slim',
      contract: pythonContract({ ...debianSlim(), certificates: CERTIFICATES }, line),
      upstream: upstream(line, 'slim-trixie', 1),
    }),
    row(`python-${line}-alpine`, {
      ...shared,
      roles: ['build', 'runtime'],
      family: 'alpine',
      contract: pythonContract({ ...alpine(), timezones: true }, line),
      upstream: upstream(line, 'alpine3.24', 2),
    }),
  ];
}

function upstream(line: Line, variant: string, index: 0 | 1 | 2): CatalogueImage['upstream'] {
  const commits = UPSTREAM[line];
  const file = (of: Line): string => `docker-library/python ${of}/${variant}/Dockerfile`;
  if (commits !== null) return { file: file(line), commit: commits[index] };
  return {
    file: file('3.13'),
    commit: UPSTREAM['3.13'][index],
    note: `read for 3.13, taken to hold for ${line}, which sets LANG besides`,
  };
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
