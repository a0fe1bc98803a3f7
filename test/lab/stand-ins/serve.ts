import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CatalogueImage } from '../../../src/model/image.ts';
import { dockerEnv } from '../bring-up/services.ts';
import { LabFault } from '../faults.ts';
import type { LabHome } from '../home.ts';
import type { VettedImage } from '../report/vetting.ts';
import type { NeededImages } from '../rows/images.ts';
import { compareWithContract } from './compare.ts';
import { imageFacts } from './facts.ts';
import { BASES } from './recipe.ts';
import { makeStandIn, servedDigest, startBases, type Bases, type StandIn } from './make.ts';

/** Differences from the row that a stand-in may have where its recipe says so. */
const KNOWN = /^(?:libc|distribution): /;

/** Images while they are made: who needs one waits for that one only. */
export interface Serving {
  /** The image of a catalogue row, once it is there; rejected when it could not be made. */
  readonly image: (id: string) => Promise<VettedImage>;
  /** Whether these wait for nothing any more. */
  readonly settled: (ids: readonly string[]) => boolean;
  /** Those that are there by now. */
  readonly soFar: () => readonly VettedImage[];
  readonly all: Promise<readonly VettedImage[]>;
}

/** Begins to make the stand-ins that rows need, and to hold each against its contract row. */
export async function startStandIns(
  home: LabHome,
  { images, clean, portable, overSsh }: NeededImages,
  report: (line: string) => void,
): Promise<Serving> {
  const bases = await startBases(home);
  const queue = [...images];
  const serving = track(images.map(({ id }) => id));
  const worker = async (): Promise<void> => {
    for (let image = queue.shift(); image !== undefined; image = queue.shift()) {
      const { id, name, tag, roles } = image;
      await serving.settle(id, async () => {
        const made = await serve(home, image, bases, portable.has(id));
        if (clean.has(id) && roles.includes('build')) await makeStandIn(home, image, bases, { clean: true });
        return made;
      });
      report(`stand-ins: ${serving.soFar().length} of ${images.length}: ${name}:${tag}`);
    }
  };
  for (let i = 0; i < AT_ONCE; i++) void worker();
  // The private git server is one of them, and rows start with it.
  if (overSsh) await bases.get(BASES.ssh);
  return serving;
}

/** Makes the stand-ins that rows need, all of them. */
export async function serveStandIns(
  home: LabHome,
  needed: NeededImages,
  report: (line: string) => void,
): Promise<readonly VettedImage[]> {
  return (await startStandIns(home, needed, report)).all;
}

/** Images that are there from the start. */
export function served(images: readonly VettedImage[]): Serving {
  const serving = track(images.map(({ id }) => id));
  for (const image of images) void serving.settle(image.id, async () => image);
  return serving;
}

interface Tracked extends Serving {
  /** Does the work of one image, and tells those who wait for it. Never rejects itself. */
  readonly settle: (id: string, make: () => Promise<VettedImage>) => Promise<void>;
}

function track(ids: readonly string[]): Tracked {
  const open = new Map(ids.map((id) => [id, Promise.withResolvers<VettedImage>()]));
  const done = new Map<string, VettedImage | null>();
  const all = Promise.all([...open.values()].map(({ promise }) => promise));
  // Who waits is told; until then a failure must not end the run.
  all.catch(() => undefined);
  return {
    all,
    image: async (id) => open.get(id)?.promise ?? Promise.reject(new LabFault(`${id} was not asked for`)),
    settled: (wanted) => wanted.every((id) => done.has(id)),
    soFar: () => [...done.values()].filter((image) => image !== null),
    settle: async (id, make) => {
      try {
        const image = await make();
        done.set(id, image);
        open.get(id)?.resolve(image);
      } catch (error) {
        done.set(id, null);
        open.get(id)?.reject(error);
      }
    },
  };
}

/** Stand-ins that are made at the same time: most of the work is waiting for packages. */
const AT_ONCE = 6;

async function serve(home: LabHome, image: CatalogueImage, bases: Bases, portable: boolean): Promise<VettedImage> {
  const from = image.name === 'scratch' ? 'scratch' : `${image.name}:${image.tag}`;
  if (image.name === 'scratch') return { id: image.id, from, source: 'real', notes: [] };
  const standIn = await makeStandIn(home, image, bases, { portable });
  if (standIn.impossible !== undefined) return { id: image.id, from, source: 'none', notes: [standIn.impossible] };
  await holdAgainstContract(home, image, standIn);
  return { id: image.id, from, source: 'stand-in', notes: standIn.differs };
}

/** Compared once for each digest and row: reading a file system of 600 MB takes its time. */
async function holdAgainstContract(home: LabHome, image: CatalogueImage, standIn: StandIn): Promise<void> {
  const key = `${await servedDigest(home, standIn.reference)} ${JSON.stringify(image.contract)}`;
  const mark = join(home.cache, 'stand-ins', `${image.id}.compared`);
  if ((await readFile(mark, 'utf8').catch(() => '')) === key) return;
  const engine = { env: dockerEnv(home), log: join(home.logs, 'stand-ins.log') };
  const all = compareWithContract(image, await imageFacts(engine, standIn.reference));
  const faults = all.filter((fault) => standIn.differs.length === 0 || !KNOWN.test(fault));
  if (faults.length > 0)
    throw new LabFault(`the stand-in of ${image.id} is not what its catalogue row says:\n${faults.join('\n')}`);
  await writeFile(mark, key);
}
