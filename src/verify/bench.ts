import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { makeBelongings, type Belongings } from './belongings.ts';
import { argsFor, type BuildArgs } from './build-args.ts';
import { build, type BuildRequest, type BuildRun } from './build.ts';
import { contextListing } from './context-listing.ts';
import type { Docker } from './docker.ts';
import { openSavedImage, type SavedImage } from './image.ts';
import { layersOf } from './layers.ts';
import type { Subject } from './subject.ts';

/** Everything that promises prove themselves with. Evidence is gathered once, when it is first asked for. */
export interface Bench {
  readonly subject: Subject;
  readonly docker: Docker;
  /** Private folder, removed at the end. */
  readonly folder: string;
  /** Copy of the context that promises may change. */
  readonly context: string;
  /** The Dockerfile in that copy. */
  readonly dockerfile: string;
  readonly dockerfileText: string;
  /** Build arguments that the file takes. */
  readonly args: BuildArgs;
  /** Tag of the image under test. */
  readonly tag: string;
  readonly build: BuildRun;
  readonly image: SavedImage;
  /** Uncompressed digests of the base image's layers; empty when the base is not known. */
  readonly baseLayers: readonly string[];
  /** Paths that the builder is sent. */
  readonly sent: () => Promise<readonly string[]>;
  /** An internal network: nothing that runs on the bench reaches the outside. */
  readonly network: string;
  /** Makes a tag that is removed at the end. */
  readonly newTag: () => string;
}

/** The image could not be built: there is nothing to prove anything on. */
export interface NotBuilt {
  readonly failed: string;
  readonly log: string;
}

/** Builds the image and hands the bench to `use`; leaves no image, container, network or file behind. */
export async function onBench<T>(
  subject: Subject,
  docker: Docker,
  use: (bench: Bench | NotBuilt) => Promise<T>,
): Promise<T> {
  const belongings = await makeBelongings(docker);
  if ('failed' in belongings) return use({ ...belongings, log: '' });
  const folder = await mkdtemp(join(tmpdir(), 'ironhull-verify-'));
  try {
    return await use(await prepare(subject, docker, folder, belongings));
  } finally {
    await belongings.remove();
    await rm(folder, { recursive: true, force: true });
  }
}

async function prepare(
  subject: Subject,
  docker: Docker,
  folder: string,
  { name: network, newTag }: Belongings,
): Promise<Bench | NotBuilt> {
  const context = join(folder, 'context');
  await cp(subject.context, context, { recursive: true, verbatimSymlinks: true });
  const dockerfile = await placed(subject, folder, context);
  const dockerfileText = await readFile(dockerfile, 'utf8');
  const args = argsFor(dockerfileText);
  const tag = newTag();
  const flags = subject.cold ? ['--no-cache'] : [];
  const first = await build(docker, { subject, context, dockerfile, tag, args, flags });
  if (!first.ok) return { failed: lastError(first.log), log: first.log };
  const archive = join(folder, 'image.tar');
  await docker(['save', '-o', archive, tag]);
  let listing: Promise<readonly string[]> | undefined;
  const here = { subject, docker, folder, context, dockerfile, dockerfileText, args, tag, network, newTag };
  return {
    ...here,
    build: first,
    image: await openSavedImage(archive),
    baseLayers: await baseLayersOf(docker, subject.base),
    sent: async () => (listing ??= contextListing({ docker, context, dockerfile, folder })),
  };
}

/** The Dockerfile's place in the copied context, or beside it when it lies elsewhere. */
async function placed(subject: Subject, folder: string, context: string): Promise<string> {
  const inside = relative(subject.context, subject.dockerfile);
  if (!inside.startsWith('..')) return join(context, inside);
  const copy = join(folder, 'Dockerfile');
  await cp(subject.dockerfile, copy);
  await cp(`${subject.dockerfile}.dockerignore`, `${copy}.dockerignore`).catch(() => undefined);
  return copy;
}

/** A base that is known only to the builder is asked of its registry. */
async function baseLayersOf(docker: Docker, reference: string | null): Promise<readonly string[]> {
  if (reference === null) return [];
  await docker(['pull', '-q', reference]);
  return layersOf(docker, reference);
}

/** Builds again as the image under test was built, but for what `change` says. Nothing is loaded unless it names a tag. */
export async function rebuild(bench: Bench, change: Partial<BuildRequest>): Promise<BuildRun> {
  const { subject, context, dockerfile } = bench;
  return build(bench.docker, { subject, context, dockerfile, args: bench.args, ...change });
}

/** The line that says why a build failed. */
export function lastError(log: string): string {
  const lines = log.split('\n').filter((line) => /ERROR|error:|failed/i.test(line));
  return lines.at(-1)?.trim() ?? 'the build failed';
}
