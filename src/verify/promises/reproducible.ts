import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from '../build.ts';
import { tarEntries } from '../tar.ts';
import { judge, notApplicable, notProvable, type HardeningPromise } from '../promise.ts';
import type { Bench } from '../bench.ts';

/** H14: two builds from nothing, a day apart as far as any clock in them is concerned, give the same manifest. */
export const reproducible: HardeningPromise = {
  id: 'H14',
  title: 'the same inputs give the same bytes',
  async prove(bench) {
    const digests: string[] = [];
    for (const name of ['first', 'second']) {
      const dest = join(bench.folder, `${name}.oci.tar`);
      const run = await build(bench.docker, {
        subject: bench.subject,
        context: bench.context,
        dockerfile: bench.dockerfile,
        args: { SOURCE_DATE_EPOCH: '1767225600', VERSION: '1.2.3', REVISION: 'r', CREATED: '2026-01-01T00:00:00Z' },
        flags: [
          '--no-cache',
          '--provenance=false',
          '--sbom=false',
          '--output',
          `type=oci,dest=${dest},rewrite-timestamp=true`,
        ],
      });
      if (!run.ok)
        return /exporter is not supported|OCI exporter/.test(run.log)
          ? notProvable('this builder writes no OCI archive')
          : judge(['a build without cache fails'], '');
      digests.push(await manifestDigest(dest));
    }
    const declared = deviation(bench);
    if (digests[0] !== digests[1] && declared !== undefined) return notApplicable(`declared in the file: ${declared}`);
    return judge(
      digests[0] === digests[1] ? [] : ['two builds without cache give different manifests'],
      `two builds without cache: ${digests[0]?.slice(0, 19)}`,
    );
  },
};

function deviation(bench: Bench): string | undefined {
  return bench.subject.deviations.find(({ promise }) => promise === 'H14')?.why;
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
