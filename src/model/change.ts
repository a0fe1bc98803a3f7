import type { Merge } from './merge.ts';
import type { OutputFile } from './output.ts';

/**
 * How a rendered file stands to what is on disk: `new` there is none, `same` it is there byte for byte, `ours` it is what we
 * generated last and nobody touched it, `yours` somebody changed it and there is nothing new for it, `merged` somebody changed it and
 * what is new fits in, `edited` somebody changed what is new, `foreign` it never was ours, `declined` somebody deleted it.
 */
export type ChangeStatus = 'new' | 'same' | 'ours' | 'yours' | 'merged' | 'edited' | 'foreign' | 'declined';

/**
 * What to do with a file that a person wrote or changed. `beside` writes `<name>.ironhull` next to it; `ours` (the user's side),
 * `theirs` and `both` settle the conflicts of a merge, `edited` says that somebody settled them one by one; `markers` leaves them open
 * in the file, for an editor.
 */
export type Resolution = 'overwrite' | 'keep' | 'beside' | 'ours' | 'theirs' | 'both' | 'edited' | 'markers';

/** One file of a run, before anything is written. */
export interface Change {
  /** As it is generated now: the base of the next merge. */
  readonly file: OutputFile;
  /** What stands there now, `null` when nothing does. */
  readonly before: string | null;
  readonly status: ChangeStatus;
  /** What would stand there afterwards; with open conflicts, the user's side at each. */
  readonly text: string;
  /** How the user's edits and what is new came together, `null` where there was nothing to merge. */
  readonly merge: Merge | null;
}
