import type { CatalogueImage } from '../../../src/model/image.ts';
import type { LabHome } from '../home.ts';
import { distroless } from './distroless.ts';
import { goOfficial } from './go.ts';
import { nodeOfficial } from './node.ts';
import { pythonOfficial } from './python.ts';
import { BASES, type Impossible, type Recipe } from './recipe.ts';
import { nginxUnprivileged } from './servers.ts';
import { bun, uv } from './tools.ts';

const NO_MUSL = 'Alpine packages and musl builds of the runtime come from no package registry that the lab reaches';

/** How a catalogue row is stood in for, or why it cannot be. */
export async function recipeFor(image: CatalogueImage, home: LabHome): Promise<Recipe | Impossible> {
  const [product = ''] = image.provides;
  if (product === 'nginx') return nginxUnprivileged(image);
  if (image.family === 'alpine') return { impossible: NO_MUSL };
  if (image.family === 'chainguard')
    return { impossible: 'Wolfi packages come from no package registry that the lab reaches' };
  if (image.family === 'distroless' || (image.family === 'dhi' && product !== 'python')) return distroless(image, home);
  if (image.family === 'dhi')
    return { impossible: "Docker Hardened Images' own Python build comes from no package registry" };
  if (product === 'node') return nodeOfficial(image, home);
  if (product === 'python') return pythonOfficial(image, home);
  if (product === 'go') return goOfficial(image, home);
  if (product === 'uv') return uv(image, home);
  if (product === 'bun') return bun(image, home);
  if (image.family === 'slim') return { dockerfile: `FROM ${BASES.debian}\n`, contexts: {}, differs: [] };
  return { impossible: `no recipe for ${image.id}` };
}
