import type { CatalogueImage } from '../../../src/model/image.ts';
import type { LabHome } from '../home.ts';
import { distroless } from './distroless.ts';
import { debianRoots, type Platform } from './downloads.ts';
import { goOfficial } from './go.ts';
import { javaOfficial, mavenOfficial } from './java.ts';
import { nodeOfficial } from './node.ts';
import { pythonOfficial } from './python.ts';
import type { Impossible, Recipe, RecipeOf } from './recipe.ts';
import { rustOfficial } from './rust.ts';
import { nginxUnprivileged } from './servers.ts';
import { caddy, staticWebServer } from './site-servers.ts';
import { bun, uv } from './tools.ts';

const NO_MUSL = 'Alpine packages and musl builds of the runtime come from no package registry that the lab reaches';

const NO_WOLFI = 'Wolfi packages come from no package registry that the lab reaches';
const NO_GRADLE = 'Gradle is in no package registry that the lab reaches';
const NO_DOTNET = 'no SDK and no runtime of .NET is in a package registry that the lab reaches';
const NO_GEMS = 'no gem is in a package registry that the lab reaches, and Ruby without them builds no site';
const NO_JAVA_17 = 'Debian trixie has Java 21 and 25';
const NO_DHI_PYTHON = "Docker Hardened Images' own Python build comes from no package registry";

const BY_PRODUCT: Readonly<Record<string, RecipeOf>> = {
  node: nodeOfficial,
  python: pythonOfficial,
  go: goOfficial,
  java: javaOfficial,
  rust: rustOfficial,
  maven: mavenOfficial,
  nginx: nginxUnprivileged,
  uv,
  bun,
  caddy,
  'static-web-server': staticWebServer,
};

/** Single programs and servers: what they stand on in the real image does not matter to the rows that take them. */
const BUILT_HERE: ReadonlySet<string> = new Set(['nginx', 'caddy', 'static-web-server']);

/** How a catalogue row is stood in for, or why it cannot be. */
export async function recipeFor(
  image: CatalogueImage,
  home: LabHome,
  platforms: readonly Platform[] = ['linux/amd64'],
): Promise<Recipe | Impossible> {
  const [product = ''] = image.provides;
  const impossible = BUILT_HERE.has(product) ? undefined : outOfReach(image, product);
  if (impossible !== undefined) return { impossible };
  if (image.family === 'distroless' || image.family === 'jlink' || image.family === 'dhi')
    return distroless(image, home);
  const recipe = BY_PRODUCT[product];
  if (recipe) return recipe(image, home);
  if (image.family === 'slim') return debian(home, platforms);
  return { impossible: `no recipe for ${image.id}` };
}

/** Debian itself, for each of these platforms. */
async function debian(home: LabHome, platforms: readonly Platform[]): Promise<Recipe> {
  const dockerfile = 'FROM scratch\nARG TARGETARCH\nADD ${TARGETARCH}.tar /\n';
  return { dockerfile, context: await debianRoots(home, platforms), contexts: {}, differs: [] };
}

function outOfReach({ family, cycle }: CatalogueImage, product: string): string | undefined {
  if (product.startsWith('dotnet')) return NO_DOTNET;
  if (product === 'ruby') return NO_GEMS;
  if (family === 'alpine') return NO_MUSL;
  if (family === 'chainguard') return NO_WOLFI;
  if (product === 'gradle') return NO_GRADLE;
  if (product === 'java' && cycle === '17') return NO_JAVA_17;
  return family === 'dhi' && product === 'python' ? NO_DHI_PYTHON : undefined;
}
