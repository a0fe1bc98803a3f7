import type { CatalogueImage, ImageContract } from '../model/image.ts';
import { endOfLife } from './cycles.ts';
import { alpine, debianBuildpack, SYSTEM_PATH } from './debian.ts';
import { readElsewhere, row, versionOf } from './row.ts';

type Line = '1.26' | '1.27';

/** Build files that the contracts were read from. */
const FULL_127 = {
  file: 'docker-library/golang 1.27/trixie/Dockerfile',
  commit: '7aa947b3fda4de2c123815ab1873e50bc810569d',
};
const ALPINE_127 = {
  file: 'docker-library/golang 1.27/alpine3.24/Dockerfile',
  commit: '7c8c182bfc19ee3169d0596ae63917d2c7166f94',
};
const EARLIER = 'read for 1.27, taken to hold for 1.26';

const UPSTREAM = {
  '1.26': { full: readElsewhere(FULL_127, EARLIER), alpine: readElsewhere(ALPINE_127, EARLIER) },
  '1.27': { full: FULL_127, alpine: ALPINE_127 },
} as const satisfies Record<Line, Record<'full' | 'alpine', CatalogueImage['upstream']>>;

const PLATFORMS = [
  'linux/amd64',
  'linux/arm64',
  'linux/arm/v7',
  'linux/386',
  'linux/ppc64le',
  'linux/riscv64',
  'linux/s390x',
];

/** Rows of the Go compiler. What Go programs ship on is in bases.ts. */
export const goImages: readonly CatalogueImage[] = [...compiler('1.26'), ...compiler('1.27')];

function compiler(line: Line): readonly CatalogueImage[] {
  const shared = {
    roles: ['build'],
    provides: ['go'],
    cycle: line,
    endOfLife: endOfLife('go', line),
    floating: false,
    platforms: PLATFORMS,
  } as const;
  return [
    row(`go-${line}-full`, {
      ...shared,
      family: 'full',
      contract: goContract(
        { ...debianBuildpack(), programs: { ...debianBuildpack().programs, 'pkg-config': '/usr/bin/pkg-config' } },
        line,
      ),
      upstream: UPSTREAM[line].full,
    }),
    row(`go-${line}-alpine`, {
      ...shared,
      family: 'alpine',
      contract: goContract(alpine(), line),
      upstream: UPSTREAM[line].alpine,
    }),
  ];
}

function goContract(base: ImageContract, line: Line): ImageContract {
  return {
    ...base,
    workdir: '/go',
    programs: { ...base.programs, go: '/usr/local/go/bin/go' },
    env: {
      ...base.env,
      PATH: `/go/bin:/usr/local/go/bin:${SYSTEM_PATH}`,
      GOPATH: '/go',
      GOTOOLCHAIN: 'local',
      GOLANG_VERSION: versionOf(`go-${line}-full`, line),
    },
  };
}
