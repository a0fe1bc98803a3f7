/**
 * How a generated file is treated on the next run: `managed` is merged with the user's edits, `section` is ours only between its
 * markers, `seed` is written once.
 */
export type Ownership = 'managed' | 'section' | 'seed';

/** One rendered file. */
export interface OutputFile {
  /** Relative to the repo root, with forward slashes. */
  readonly path: string;
  readonly contents: string;
  readonly ownership: Ownership;
}
