import type { Given } from './given.ts';
import type { OnConflict } from './settle.ts';

/** What was asked for. */
export interface Wishes {
  /** Folder as typed; `null` for the one we are in. */
  readonly dir: string | null;
  /** What `dir` is relative to, itself relative to the working directory; empty for that. */
  readonly base: string;
  /** Services by `--service`. */
  readonly named: readonly string[];
  readonly given: Given;
  /** What a first pass of this run has settled already, by service; empty in that pass. */
  readonly answered: ReadonlyMap<string, Given>;
  readonly onConflict: OnConflict;
  /** Dockerfile to take over, by `--dockerfile`; `null` for the one that ships. */
  readonly dockerfile: string | null;
  /** Whether presets come from the lock alone. */
  readonly offline: boolean;
  /** Hashes of code of presets, by `--trust`. */
  readonly trust: readonly string[];
  /** Whether files are written in the end. */
  readonly write: boolean;
}
