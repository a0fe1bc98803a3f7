import { existsSync } from 'node:fs';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contextListing } from '../context-listing.ts';
import { judge, type HardeningPromise } from '../promise.ts';

/** Files that lie in people's checkouts and must not reach a builder; the last stands for any that nobody thought of. */
const PLANTED = [
  '.env',
  '.env.production',
  '.git/config',
  'id_rsa',
  'certs/server.key',
  '.aws/credentials',
  'ironhull-unlisted.bin',
];

/** A site's build reads a committed one of public variables; the secrets promise (H20) looks at what is in it. */
const BUILD_INPUT = '.env.production';

/** H9: the ignore file denies by default. */
export const closedContext: HardeningPromise = {
  id: 'H9',
  title: 'only what the build needs is sent to it',
  async prove(bench) {
    const context = join(bench.folder, 'planted');
    await cp(bench.context, context, { recursive: true, verbatimSymlinks: true });
    const planted = PLANTED.filter((path) => path !== BUILD_INPUT || !existsSync(join(context, path)));
    for (const path of planted) {
      await mkdir(join(context, path, '..'), { recursive: true });
      await writeFile(join(context, path), 'planted');
    }
    const folder = join(bench.folder, 'listing');
    await mkdir(folder);
    const dockerfile = bench.dockerfile.replace(bench.context, context);
    const sent = new Set(await contextListing({ docker: bench.docker, context, dockerfile, folder }));
    const faults = planted.filter((path) => sent.has(path)).map((path) => `${path} is sent to the builder`);
    return judge(faults, `${sent.size} files are sent; ${planted.length} planted ones stay out`);
  },
};
