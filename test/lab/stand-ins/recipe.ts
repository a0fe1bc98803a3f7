import type { CatalogueImage } from '../../../src/model/image.ts';
import type { LabHome } from '../home.ts';

/** How an image is stood in for: a Dockerfile whose config lines come from the contract row. */
export interface Recipe {
  /** Everything but the config lines (`ENTRYPOINT`, `CMD`, `USER`, `WORKDIR`, `ENV`, `STOPSIGNAL`). */
  readonly dockerfile: string;
  /** Main build context; an empty one when absent. */
  readonly context?: string;
  /** Named build contexts: folders on this host. */
  readonly contexts: Readonly<Record<string, string>>;
  /** Where the stand-in knowingly differs from the real image. Shown in the vetting. */
  readonly differs: readonly string[];
}

/** Why an image cannot be stood in for on a host without image registries. */
export interface Impossible {
  readonly impossible: string;
}

export type RecipeOf = (image: CatalogueImage, home: LabHome) => Promise<Recipe | Impossible>;

/** Internal images that recipes start from, by the name used in their FROM lines. */
export const BASES = {
  debian: 'lab/debian:trixie',
  scm: 'lab/debian:trixie-scm',
  buildpack: 'lab/debian:trixie-buildpack',
  unpack: 'lab/debian:trixie-unpack',
  ssh: 'lab/debian:trixie-ssh',
} as const;

/** One RUN that installs Debian packages and leaves no lists behind. */
export function aptInstall(packages: readonly string[]): string {
  return `RUN apt-get -o Acquire::Retries=5 update -qq && apt-get -o Acquire::Retries=5 install -y -qq --no-install-recommends ${packages.join(' ')} && rm -rf /var/lib/apt/lists/* /var/log/* /var/cache/apt/*.bin`;
}
