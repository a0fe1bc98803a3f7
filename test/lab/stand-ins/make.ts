import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { download } from '../command.ts';
import type { CatalogueImage } from '../../../src/model/image.ts';
import type { LabHome } from '../home.ts';
import { emulates } from '../bring-up/emulation.ts';
import { alone } from '../bring-up/guests.ts';
import { dockerEnv } from '../bring-up/services.ts';
import { baseRecipes } from './bases.ts';
import { extraRoots, hasDebianRoots, type Platform } from './downloads.ts';
import { recipeFor } from './index.ts';
import type { Recipe } from './recipe.ts';
import { cleanReference, standInReference } from './references.ts';

/** A stand-in as it lies in the loopback registry, or why there is none. */
export interface StandIn {
  readonly id: string;
  /** Repository and tag on the loopback registry. */
  readonly reference: string;
  readonly differs: readonly string[];
  readonly impossible?: string;
}

/** The images that recipes start from, by name, while they are made. */
export type Bases = ReadonlyMap<string, Promise<void>>;

/** Begins to make them, each on the one below it: what needs the first need not wait for the last. */
export async function startBases(home: LabHome): Promise<Bases> {
  const bases = new Map<string, Promise<void>>();
  for (const [name, recipe] of await baseRecipes(home)) {
    const reference = `${home.registry}/${name}`;
    const made = below(recipe, bases).then(async () => push(home, reference, recipe, [], ['linux/amd64']));
    // Whoever needs it is told; until somebody asks, a failure must not end the run.
    made.catch(() => undefined);
    bases.set(name, made);
  }
  return bases;
}

async function below({ dockerfile }: Recipe, bases: Bases): Promise<void> {
  for (const name of startsFrom(dockerfile)) await bases.get(name);
}

/** Names behind each FROM, whatever flags stand in between. */
export function startsFrom(dockerfile: string): readonly string[] {
  return [...dockerfile.matchAll(/^FROM (?:--\S+ )*(\S+)/gm)].map((match) => match[1] ?? '');
}

/** How a stand-in is wanted. */
export interface Wanted {
  /** Without the host's own roots: its twin, under another name. */
  readonly clean?: boolean;
  /** For arm64 too, where that is more work than for one platform. */
  readonly portable?: boolean;
}

/** Makes and pushes the stand-in of one catalogue row under the path that an unchanged FROM line resolves to. */
export async function makeStandIn(
  home: LabHome,
  image: CatalogueImage,
  bases: Bases,
  { clean = false, portable = false }: Wanted = {},
): Promise<StandIn> {
  const reference = (clean ? cleanReference : standInReference)(home, image.name, image.tag);
  const platforms = await platformsOf(home, image, portable);
  const recipe = await recipeFor(image, home, platforms);
  if ('impossible' in recipe) return { id: image.id, reference, differs: [], impossible: recipe.impossible };
  const lines = [...(clean ? [] : await builderRoots(home, image)), ...configLines(image)];
  const roots = image.roles.includes('build') ? { roots: await extraRoots(home) } : {};
  await below(recipe, bases);
  const full = { ...recipe, contexts: { ...recipe.contexts, ...roots } };
  await push(home, reference, full, lines, platforms);
  return { id: image.id, reference, differs: recipe.differs };
}

/** Roots without programs are the same work for every platform. Debian is unpacked by emulation: where it is wanted, and then it stays so. */
async function platformsOf(home: LabHome, image: CatalogueImage, wanted: boolean): Promise<readonly Platform[]> {
  const bound = ['node', 'python', 'java'].some((product) => image.provides.includes(product));
  const rootAlone = image.family === 'distroless' && !bound;
  const debian = image.id === 'debian-slim' && (wanted || (await hasDebianRoots(home))) && (await emulates());
  return rootAlone || debian ? ['linux/amd64', 'linux/arm64'] : ['linux/amd64'];
}

async function builderRoots(home: LabHome, image: CatalogueImage): Promise<readonly string[]> {
  if (!image.roles.includes('build')) return [];
  const bundle = await readFile(join(await extraRoots(home), 'roots.crt'));
  const print = createHash('sha256').update(bundle).digest('hex').slice(0, 16);
  const path = '/usr/local/share/lab/roots.crt';
  const names = [
    'NODE_EXTRA_CA_CERTS',
    'SSL_CERT_FILE',
    'PIP_CERT',
    'REQUESTS_CA_BUNDLE',
    'CURL_CA_BUNDLE',
    'GIT_SSL_CAINFO',
  ];
  // The file's own hash, so that a changed bundle makes a new stand-in.
  return [
    `# roots ${print}`,
    `COPY --from=roots --chmod=644 roots.crt ${path}`,
    ...names.map((name) => `ENV ${name}=${path}`),
  ];
}

function configLines(image: CatalogueImage): readonly string[] {
  const { contract } = image;
  return [
    ...Object.entries(contract.env).map(([name, value]) => `ENV ${name}=${JSON.stringify(value)}`),
    `WORKDIR ${contract.workdir}`,
    ...(contract.user === '' ? [] : [`USER ${contract.user}`]),
    ...(contract.stopSignal === 'SIGTERM' ? [] : [`STOPSIGNAL ${contract.stopSignal}`]),
    `ENTRYPOINT ${JSON.stringify(contract.entrypoint)}`,
    `CMD ${JSON.stringify(contract.cmd)}`,
  ];
}

async function push(
  home: LabHome,
  reference: string,
  recipe: Recipe,
  lines: readonly string[],
  platforms: readonly string[],
): Promise<void> {
  const text = localised(home, `${recipe.dockerfile}\n${lines.join('\n')}\n`);
  const contexts = Object.entries(recipe.contexts).flatMap(([name, folder]) => [
    '--build-context',
    `${name}=${folder}`,
  ]);
  const key = createHash('sha256')
    .update(JSON.stringify([text, contexts, platforms, recipe.context]))
    .digest('hex');
  const mark = join(home.cache, 'stand-ins', `${reference.replace(/[/:]/g, '+')}.key`);
  const made = async (): Promise<boolean> =>
    (await readFile(mark, 'utf8').catch(() => '')) === key && (await served(home, reference));
  if (await made()) return;
  await alone(home, reference, async () => {
    if (await made()) return;
    const flags = ['--platform', platforms.join(','), ...contexts];
    await buildAndPush(home, reference, { text, flags, context: recipe.context });
    await writeFile(mark, key);
  });
}

interface PushRequest {
  /** The Dockerfile. */
  readonly text: string;
  readonly flags: readonly string[];
  readonly context: string | undefined;
}

async function buildAndPush(home: LabHome, reference: string, { text, flags, context }: PushRequest): Promise<void> {
  const empty = join(home.cache, 'empty');
  await mkdir(empty, { recursive: true });
  await mkdir(join(home.cache, 'stand-ins'), { recursive: true });
  // A registry on loopback has room, and compressing takes longer than anything else that is done to a large base.
  const output = `type=image,name=${reference},push=true,oci-mediatypes=true,compression=uncompressed,force-compression=true`;
  const args = ['buildx', 'build', ...flags, '--output', output, '-f', '-', context ?? empty];
  await download('docker', args, { env: dockerEnv(home), log: join(home.logs, 'stand-ins.log'), input: text });
}

/** Internal bases are named without a host in recipes. */
function localised(home: LabHome, text: string): string {
  return text.replace(/\blab\/debian:/g, `${home.registry}/lab/debian:`);
}

async function served(home: LabHome, reference: string): Promise<boolean> {
  return (await servedDigest(home, reference)) !== '';
}

/** Digest under which the loopback registry serves a reference, empty when it does not. */
export async function servedDigest(home: LabHome, reference: string): Promise<string> {
  const [path = '', tag = ''] = reference.slice(home.registry.length + 1).split(/:(?=[^:]*$)/);
  const accept = 'application/vnd.oci.image.index.v1+json,application/vnd.oci.image.manifest.v1+json';
  const response = await fetch(`http://${home.registry}/v2/${path}/manifests/${tag}`, {
    method: 'HEAD',
    headers: { accept },
  });
  return response.ok ? (response.headers.get('docker-content-digest') ?? '') : '';
}
