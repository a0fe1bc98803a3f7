import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tarEntries } from '../tar.ts';
import { judge, notApplicable, notProvable, type HardeningPromise } from '../promise.ts';
import { lastError, rebuild, type Bench } from '../bench.ts';

/** H14: two builds from nothing, a day apart as far as any clock in them is concerned, give the same manifest. */
export const reproducible: HardeningPromise = {
  id: 'H14',
  title: 'the same inputs give the same bytes',
  async prove(bench) {
    // A bench that was built without cache holds the first of the two builds in its cache.
    const first = await exported(bench, 'first', bench.subject.cold ? [] : ['--no-cache']);
    const second = await exported(bench, 'second', ['--no-cache']);
    if (first === null || second === null) return notProvable('this builder writes no OCI archive');
    const declared = deviation(bench);
    if (first !== second && declared !== undefined) return notApplicable(`declared in the file: ${declared}`);
    return judge(
      first === second ? [] : ['two builds without cache give different manifests'],
      `two builds without cache: ${first.slice(0, 19)}`,
    );
  },
};

function deviation(bench: Bench): string | undefined {
  return bench.subject.deviations.find(({ promise }) => promise === 'H14')?.why;
}

/** Manifest digest of a build with all times set to the same second. */
async function exported(bench: Bench, name: string, flags: readonly string[]): Promise<string | null> {
  const dest = join(bench.folder, `${name}.oci.tar`);
  const output = `type=oci,dest=${dest},rewrite-timestamp=true`;
  const run = await rebuild(bench, {
    flags: [...flags, '--provenance=false', '--sbom=false', '--output', output],
  });
  if (!run.ok && /exporter is not supported/.test(run.log)) return null;
  return run.ok ? manifestDigest(dest) : `the build fails: ${lastError(run.log)}`;
}

async function manifestDigest(archive: string): Promise<string> {
  const bytes = await readFile(archive);
  const index = [...tarEntries(bytes)].find((entry) => entry.path === 'index.json');
  if (!index) return '';
  const parsed = JSON.parse(bytes.toString('utf8', index.offset, index.offset + index.size)) as {
    manifests: { digest: string }[];
  };
  return parsed.manifests[0]?.digest ?? '';
}
