import type { CatalogueImage } from '../../../src/model/image.ts';
import { LabFault } from '../faults.ts';
import type { LabHome } from '../home.ts';
import type { VettedImage } from '../report/vetting.ts';
import { compareWithContract } from './compare.ts';
import { imageFacts } from './facts.ts';
import { makeBases, makeStandIn } from './make.ts';

/** Differences from the row that a stand-in may have where its recipe says so. */
const KNOWN = /^(?:libc|distribution): /;

/** Makes the stand-ins that rows need, and holds each against its contract row. */
export async function serveStandIns(home: LabHome, images: readonly CatalogueImage[], report: (line: string) => void): Promise<readonly VettedImage[]> {
  await makeBases(home);
  const made: VettedImage[] = [];
  for (const [index, image] of images.entries()) {
    made.push(await serve(home, image));
    report(`stand-ins: ${index + 1} of ${images.length}: ${image.name}:${image.tag}`);
  }
  return made;
}

async function serve(home: LabHome, image: CatalogueImage): Promise<VettedImage> {
  const from = image.name === 'scratch' ? 'scratch' : `${image.name}:${image.tag}`;
  if (image.name === 'scratch') return { id: image.id, from, source: 'real', notes: [] };
  const standIn = await makeStandIn(home, image);
  if (standIn.impossible !== undefined) return { id: image.id, from, source: 'none', notes: [standIn.impossible] };
  // Images without any file but a program cannot be created by the engine without a command; their rows promise little else.
  const faults = compareWithContract(image, await imageFacts(home, standIn.reference)).filter((fault) => standIn.differs.length === 0 || !KNOWN.test(fault));
  if (faults.length > 0) throw new LabFault(`the stand-in of ${image.id} is not what its catalogue row says:\n${faults.join('\n')}`);
  return { id: image.id, from, source: 'stand-in', notes: standIn.differs };
}
