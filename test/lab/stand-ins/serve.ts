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
import { makeStandIn, servedDigest, startBases, type Bases, type StandIn } from './make.ts';

/** Differences from the row that a stand-in may have where its recipe says so. */
const KNOWN = /^(?:libc|distribution): /;

/** Makes the stand-ins that rows need, and holds each against its contract row. */
export async function serveStandIns(
  home: LabHome,
  { images, clean }: NeededImages,
  report: (line: string) => void,
): Promise<readonly VettedImage[]> {
  const bases = await startBases(home);
  const made: VettedImage[] = [];
  const queue = [...images];
  const worker = async (): Promise<void> => {
    for (let image = queue.shift(); image !== undefined; image = queue.shift()) {
      made.push(await serve(home, image, bases));
      if (clean.has(image.id) && image.roles.includes('build')) await makeStandIn(home, image, bases, true);
      report(`stand-ins: ${made.length} of ${images.length}: ${image.name}:${image.tag}`);
    }
  };
  await Promise.all([...bases.values(), ...Array.from({ length: AT_ONCE }, worker)]);
  return made;
}

/** Stand-ins that are made at the same time: most of the work is waiting for packages. */
const AT_ONCE = 6;

async function serve(home: LabHome, image: CatalogueImage, bases: Bases): Promise<VettedImage> {
  const from = image.name === 'scratch' ? 'scratch' : `${image.name}:${image.tag}`;
  if (image.name === 'scratch') return { id: image.id, from, source: 'real', notes: [] };
  const standIn = await makeStandIn(home, image, bases);
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
