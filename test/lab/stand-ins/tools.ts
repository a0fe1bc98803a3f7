import type { CatalogueImage } from '../../../src/model/image.ts';
import type { LabHome } from '../home.ts';
import { npmPackage, wheel } from './downloads.ts';
import { BASES, type Recipe } from './recipe.ts';

/** uv as one static program, out of its wheel. */
export async function uv(image: CatalogueImage, home: LabHome): Promise<Recipe> {
  const folder = await wheel(home, 'uv', image.version);
  return {
    dockerfile: `FROM scratch
COPY --from=wheel --chmod=755 uv-${image.version}.data/scripts/uv uv-${image.version}.data/scripts/uvx /
`,
    contexts: { wheel: folder },
    differs: [],
  };
}

/** bun on a minimal Debian. */
export async function bun(image: CatalogueImage, home: LabHome): Promise<Recipe> {
  return {
    dockerfile: `FROM ${BASES.debian}
RUN groupadd --gid 1000 bun && useradd --uid 1000 --gid bun --shell /bin/sh --create-home bun && mkdir -p /home/bun/app
COPY --from=bun --chmod=755 bin/bun /usr/local/bin/bun
RUN ln -s bun /usr/local/bin/bunx && printf '#!/bin/sh\\nset -e\\nexec "$@"\\n' > /usr/local/bin/docker-entrypoint.sh && chmod 755 /usr/local/bin/docker-entrypoint.sh
`,
    contexts: { bun: await npmPackage(home, '@oven/bun-linux-x64-baseline', image.version) },
    differs: ['the baseline build of bun'],
  };
}
