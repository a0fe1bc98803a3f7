import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { rebuild, type Bench } from '../bench.ts';
import { logicalLines, stageHead } from '../dockerfile-text.ts';
import { decompressed } from '../image.ts';
import { judge, notApplicable, notProvable, type HardeningPromise } from '../promise.ts';
import { tracesIn } from '../traces.ts';

/** H8: a mounted secret is gone when the step is over, from everything that a build leaves anywhere. */
export const noSecretLeft: HardeningPromise = {
  id: 'H8',
  title: 'build secrets leave no trace, and an absent one fails the build',
  async prove(bench) {
    if (bench.subject.mounted.length === 0) return notApplicable('the build mounts no secret');
    const exported = await exportTraces(bench);
    if (exported === null) return notProvable('this builder writes no OCI archive to look into');
    const faults = [
      ...(await layerTraces(bench)),
      ...traces(bench, Buffer.from(bench.image.configText), 'the config and history'),
      ...traces(bench, Buffer.from(bench.build.log), 'the build log'),
      ...exported,
      ...(await mountTraces(bench)),
      ...(await withoutValues(bench)),
    ];
    return judge(
      [...new Set(faults)],
      'no trace in layers, config, history, log, cache, cache mounts or provenance; each empty secret fails the build',
    );
  },
};

function traces(bench: Bench, bytes: Buffer, where: string): readonly string[] {
  return tracesIn(bytes, bench.subject.mounted).map((name) => `${name} stands in ${where}`);
}

async function layerTraces(bench: Bench): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [index, layer] of bench.image.layers.entries()) {
    if (bench.baseLayers.includes(layer.diffId)) continue;
    found.push(...traces(bench, await layer.bytes(), `layer ${index + 1}`));
  }
  return found;
}

/** Provenance in its widest mode out of an OCI export, and every stage's layers as a shared cache would hold them; `null` when neither can be had. */
async function exportTraces(bench: Bench): Promise<readonly string[] | null> {
  const image = join(bench.folder, 'attested');
  const cache = join(bench.folder, 'cache');
  const run = await rebuild(bench, {
    flags: [
      '--provenance=mode=max',
      '--output',
      `type=oci,dest=${image},tar=false`,
      '--cache-to',
      `type=local,dest=${cache},mode=max`,
    ],
  });
  if (!run.ok) return null;
  return [...(await provenanceTraces(bench, image)), ...(await cacheTraces(bench, cache))];
}

async function provenanceTraces(bench: Bench, folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  let attested = false;
  for (const blob of await blobsIn(folder)) {
    const bytes = await readFile(blob);
    if (bytes[0] !== 0x7b) continue;
    attested ||= bytes.includes('in-toto');
    found.push(...traces(bench, bytes, 'the provenance'));
  }
  return attested ? found : ['the export carries no provenance to look into'];
}

/** One blob after the other: all of a builder's layers at once would not fit into memory. */
async function cacheTraces(bench: Bench, cache: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const blob of await blobsIn(cache)) {
    const key = keyOf(bench, blob);
    const names = searched.get(key) ?? tracesIn(decompressed(await readFile(blob)), bench.subject.mounted);
    searched.set(key, names);
    found.push(...names.map((name) => `${name} stands in the build cache (mode=max)`));
  }
  return found;
}

/** What was found where, by this process: layers of builders are the same in many builds, and large. */
const searched = new Map<string, readonly string[]>();

/** The same content, which its name is the hash of, and the same values to look for. */
function keyOf({ subject }: Bench, blob: string): string {
  return createHash('sha256')
    .update(JSON.stringify([basename(blob), subject.mounted]))
    .digest('hex');
}

async function blobsIn(folder: string): Promise<readonly string[]> {
  const blobs = join(folder, 'blobs', 'sha256');
  return (await readdir(blobs).catch(() => [])).map((name) => join(blobs, name));
}

/**
 * Reads each cache mount through a build of its own, on the image of the stage that filled it. The builder's cache does not tell mounts apart:
 * a step with the words of another would be given what that one found.
 */
async function mountTraces(bench: Bench): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [index, { from, id }] of cacheMounts(bench.dockerfileText).entries()) {
    const folder = join(bench.folder, `mount-${index}`);
    await mkdir(folder, { recursive: true });
    const probe = join(folder, 'Dockerfile');
    await writeFile(
      probe,
      `FROM ${from} AS read\nUSER 0\nRUN --mount=type=cache,id=${id},target=/ironhull-cache,readonly echo ${bench.tag} ${index} && cp -a /ironhull-cache /ironhull-found\nFROM scratch\nCOPY --from=read /ironhull-found /\n`,
    );
    const dest = join(folder, 'found.tar');
    const result = await bench.docker(['buildx', 'build', '-f', probe, '--output', `type=tar,dest=${dest}`, folder]);
    found.push(
      ...(result.ok
        ? traces(bench, await readFile(dest), `the cache mount ${id}`)
        : [`the cache mount ${id} could not be read: ${result.stderr.trim().split('\n').at(-1)}`]),
    );
  }
  return found;
}

/** Cache mounts with the external image below the stage that uses them. */
function cacheMounts(text: string): readonly { readonly from: string; readonly id: string }[] {
  const bases = new Map<string, string>();
  const mounts = new Map<string, string>();
  let current = '';
  for (const { text: instruction } of logicalLines(text)) {
    const head = stageHead(instruction);
    if (head !== null) current = bases.get(head.from.toLowerCase()) ?? head.from;
    if (head !== null) bases.set(head.name, current);
    for (const id of cacheIds(instruction)) mounts.set(id, current);
  }
  return [...mounts].map(([id, from]) => ({ from, id }));
}

/** A mount without id is known by its target. */
function cacheIds(instruction: string): readonly string[] {
  return [...instruction.matchAll(/--mount=(\S*type=cache\S*)/g)].flatMap(([, options = '']) => {
    const named = /(?:^|,)id=([^,]+)/.exec(options) ?? /(?:^|,)(?:target|dst|destination)=([^,]+)/.exec(options);
    return named?.[1] ?? [];
  });
}

/** BuildKit takes an unset variable as an empty secret: the file itself must refuse each, with the others in place. */
async function withoutValues(bench: Bench): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { id, flags } of withEachLeftOut(bench.subject.buildFlags)) {
    const run = await rebuild(bench, { subject: { ...bench.subject, buildFlags: flags }, flags: ['--no-cache'] });
    if (run.ok) found.push(`the build succeeds with an empty secret ${id}`);
  }
  return found;
}

/** The flags once for each secret: its variable is not set, or its agent is not forwarded. */
function withEachLeftOut(
  buildFlags: readonly string[],
): readonly { readonly id: string; readonly flags: readonly string[] }[] {
  return buildFlags.flatMap((flag, at) => {
    if (buildFlags[at - 1] === '--ssh')
      return [{ id: flag.split('=')[0] ?? '', flags: buildFlags.toSpliced(at - 1, 2) }];
    const [, id] = /^(?:type=secret,)?id=([^,]+),(?:env|src|source)=/.exec(flag) ?? [];
    if (id === undefined) return [];
    return [{ id, flags: buildFlags.with(at, `id=${id},env=IRONHULL_UNSET_VARIABLE`) }];
  });
}
