import { join } from 'node:path';
import type Generator from 'yeoman-generator';
import type { Target } from '../src/cli/dialog/targets.ts';
import type { OnConflict } from '../src/cli/dialog/settle.ts';
import { UndecidedError } from '../src/errors.ts';
import { visible } from '../src/cli/visible.ts';
import { isPending, type Store } from './pending.ts';

/** Puts our files into Yeoman's memory. What another generator has put there is no more ours to replace than what is on disk. */
export function stage(generator: Generator, root: string, targets: readonly Target[], way: OnConflict): void {
  for (const target of targets) {
    const path = join(root, target.path);
    const taken = takenBy(generator.env.sharedFs, path, target.contents);
    if (taken && way === 'keep') continue;
    if (taken && way !== 'overwrite')
      throw new UndecidedError(
        `another generator is about to write ${visible(target.path)} too. Nothing was written.`,
        {
          hints: ['--on-conflict overwrite     takes ours', '--on-conflict keep          takes the other one'],
        },
      );
    generator.fs.write(path, target.contents);
  }
}

function takenBy(store: Store, path: string, contents: string): boolean {
  if (!store.existsInMemory(path)) return false;
  const file = store.get(path);
  return isPending(file) && file.contents?.toString() !== contents;
}
