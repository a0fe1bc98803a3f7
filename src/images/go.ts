import type { CatalogueImage, ImageContract } from '../model/image.ts';
import { endOfLife } from './cycles.ts';
import { alpine, debianBuildpack, SYSTEM_PATH } from './debian.ts';
import { row, versionOf } from './row.ts';

type Line = '1.26' | '1.27';

const UPSTREAM = {
  '1.26': ['8d54278295f7c0931a9a6e57dbf0bf5087ed1a19', '7e895c40bf0bb50f66eb43c52a9dee81a767f85f'],
  '1.27': ['7aa947b3fda4de2c123815ab1873e50bc810569d', '7c8c182bfc19ee3169d0596ae63917d2c7166f94'],
} as const satisfies Record<Line, readonly [string, string]>;

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
  const [debian, musl] = UPSTREAM[line];
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
      upstream: { file: `docker-library/golang ${line}/trixie/Dockerfile`, commit: debian },
    }),
    row(`go-${line}-alpine`, {
      ...shared,
      family: 'alpine',
      contract: goContract(alpine(), line),
      upstream: { file: `docker-library/golang ${line}/alpine3.24/Dockerfile`, commit: musl },
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
