import type { CatalogueImage } from '../model/image.ts';
import { endOfLife } from './cycles.ts';
import { debianBuildpack, SYSTEM_PATH } from './debian.ts';
import { readElsewhere, row, versionOf } from './row.ts';

type Line = '3.3' | '3.4' | '4.0';
type Upstream = CatalogueImage['upstream'];

const PLATFORMS = ['linux/amd64', 'linux/arm64', 'linux/arm/v7', 'linux/386', 'linux/ppc64le', 'linux/s390x'];
const GEM_HOME = '/usr/local/bundle';
const NOT_ASKED = 'no registry was asked for this tag';

/** Build files that the contracts were read from. */
const UPSTREAM: Readonly<Record<Line, Upstream>> = {
  '3.3': readAt('3.3', '0127a2ff1ba87c35091d417c4d86cc4165f34bcb', `read for 3.3.10; ${NOT_ASKED}`),
  '3.4': readAt('3.4', '0127a2ff1ba87c35091d417c4d86cc4165f34bcb', `read for 3.4.7; ${NOT_ASKED}`),
  '4.0': readAt('4.0', '11b46206a6d5d4755df64cdd0bb433b3dfe87e2d', NOT_ASKED),
};

/** Rows of Ruby, which builds sites of Jekyll; nothing that ships runs on it. Oldest line first. */
export const siteBuilderImages: readonly CatalogueImage[] = [ruby('3.3'), ruby('3.4'), ruby('4.0')];

/** With the compilers and libraries of buildpack-deps, since gems bring code in C. */
function ruby(line: Line): CatalogueImage {
  const id = `ruby-${line}-full` as const;
  const bin = '/usr/local/bin';
  return row(id, {
    roles: ['build'],
    family: 'full',
    provides: ['ruby', 'bundler'],
    cycle: line,
    endOfLife: endOfLife('ruby', line),
    floating: false,
    platforms: PLATFORMS,
    contract: {
      ...debianBuildpack(),
      cmd: ['irb'],
      programs: { ...debianBuildpack().programs, ruby: `${bin}/ruby`, gem: `${bin}/gem`, bundle: `${bin}/bundle` },
      env: {
        PATH: `${GEM_HOME}/bin:${SYSTEM_PATH}`,
        LANG: 'C.UTF-8',
        RUBY_VERSION: versionOf(id, line),
        GEM_HOME,
        BUNDLE_SILENCE_ROOT_WARNING: '1',
        BUNDLE_APP_CONFIG: GEM_HOME,
      },
    },
    upstream: UPSTREAM[line],
  });
}

function readAt(line: Line, commit: string, note: string): Upstream {
  return readElsewhere({ file: `docker-library/ruby ${line}/trixie/Dockerfile`, commit }, note);
}
