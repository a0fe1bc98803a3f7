import type { OutputFile } from './output.ts';

/**
 * How a rendered file stands to what is on disk: `new` there is none, `same` it is there byte for byte, `ours` it is what we
 * generated last and nobody touched it, `edited` it was ours and somebody changed it, `foreign` it never was ours.
 */
export type ChangeStatus = 'new' | 'same' | 'ours' | 'edited' | 'foreign';

/** What to do with a file that a person wrote or changed. `beside` writes `<name>.ironhull` next to it. */
export type Resolution = 'overwrite' | 'keep' | 'beside';

/** One file of a run, before anything is written. */
export interface Change {
  readonly file: OutputFile;
  /** What stands there now, `null` when nothing does. */
  readonly before: string | null;
  readonly status: ChangeStatus;
}
