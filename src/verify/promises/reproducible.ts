import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { differences, openArchive } from '../oci-difference.ts';
import { broken, judge, notApplicable, notProvable, proven, type HardeningPromise } from '../promise.ts';
import { lastError, rebuild, type Bench } from '../bench.ts';

/** H14: a build from nothing gives the manifest that an earlier one gave, a day apart as far as any clock in them is concerned. */
export const reproducible: HardeningPromise = {
  id: 'H14',
  title: 'the same inputs give the same bytes',
  async prove(bench) {
    // What the cache holds was built from nothing once.
    const kept = await exported(bench, 'kept', []);
    const anew = await exported(bench, 'anew', ['--no-cache']);
    if (kept === null || anew === null) return notProvable('this builder writes no OCI archive');
    if (!anew.startsWith('sha256:')) return broken(anew);
    if (kept === anew) return proven(`a build from nothing gives the same again: ${anew.slice(0, 19)}`);
    const declared = deviation(bench);
    if (declared !== undefined) return notApplicable(`declared in the file: ${declared}`);
    // What an old cache holds may come of other inputs, as of packages that were newer since.
    const again = await exported(bench, 'again', ['--no-cache']);
    return judge(
      anew === again ? [] : [`two builds without cache differ: ${await whatDiffers(bench)}`],
      `two builds without cache: ${anew.slice(0, 19)}`,
    );
  },
};

async function whatDiffers(bench: Bench): Promise<string> {
  const [anew, again] = [await readFile(archiveOf(bench, 'anew')), await readFile(archiveOf(bench, 'again'))];
  return differences(openArchive(anew), openArchive(again)).join(', ');
}

function deviation(bench: Bench): string | undefined {
  return bench.subject.deviations.find(({ promise }) => promise === 'H14')?.why;
}

/** Manifest digest of a build with all times set to the same second, or why it fails. */
async function exported(bench: Bench, name: string, flags: readonly string[]): Promise<string | null> {
  const dest = archiveOf(bench, name);
  // Not compressed: that takes as long as many a build, and tells nothing that the bytes do not.
  const output = `type=oci,dest=${dest},rewrite-timestamp=true,compression=uncompressed`;
  const run = await rebuild(bench, {
    flags: [...flags, '--provenance=false', '--sbom=false', '--output', output],
  });
  if (!run.ok && /exporter is not supported/.test(run.log)) return null;
  return run.ok ? openArchive(await readFile(dest)).digest : `the build fails: ${lastError(run.log)}`;
}

function archiveOf({ folder }: Bench, name: string): string {
  return join(folder, `${name}.oci.tar`);
}
