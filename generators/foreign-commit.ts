import type { Target } from '../src/cli/dialog/targets.ts';
import { UsageError } from '../src/errors.ts';
import { visible } from '../src/cli/visible.ts';

type Task = () => Promise<void>;

const ours = new WeakSet<object>();

/** Marks a commit task as ours. */
export function ourCommit(task: Task): Task {
  ours.add(task);
  return task;
}

/** Yeoman runs one commit task per run. Where it is another generator's, it would replace files without our checks. */
export function refuseForeignCommit(env: object, targets: readonly Target[]): void {
  const store = (env as { composedStore?: { customCommitTask?: unknown } }).composedStore;
  const task = store?.customCommitTask;
  const foreign = task !== undefined && !(typeof task === 'function' && ours.has(task));
  const replaced = targets.find((target) => target.before !== null);
  if (foreign && replaced !== undefined)
    throw new UsageError(
      `another generator writes the files of this run: ${visible(replaced.path)} stays as it is. Nothing was written.`,
      {
        hints: ['yo ironhull     run on its own, shows the difference and asks'],
      },
    );
}
