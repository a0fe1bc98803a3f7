/**
 * A read-only, memoised view of a folder. Paths are relative to `root`, with forward slashes and without a leading `./`.
 * Nothing outside the folder is ever read: a symbolic link that leaves it counts as absent.
 */
export interface Repo {
  /** Absolute path of the folder. Never rendered, stored or logged. */
  readonly root: string;
  /** Every regular file, sorted by code unit, bounded in number and depth; `.git`, `node_modules` and the like are not entered. */
  files(): readonly string[];
  /** Whether a regular file (or a link to one inside the folder) stands at `path`. */
  has(path: string): boolean;
  /** Text of a file without its byte-order mark and with LF line ends; `null` when there is none. Throws `UsageError` naming path and encoding when it is too large or not text. */
  text(path: string): string | null;
  /** The same, but `null` where `text` throws: for reading many sources in search of evidence, where one odd file must not end the run. */
  source(path: string): string | null;
  /** Path of a regular file with every symbolic link followed, relative to `root`; `null` when there is none. */
  real(path: string): string | null;
  /** Size in bytes and permission bits of a regular file; `null` when there is none. */
  stat(path: string): FileStat | null;
  /** Names directly below a folder (`''` is the root), sorted; folders end with `/`. Empty when there is none. */
  list(folder: string): readonly string[];
  /** The same view of a sub-folder. */
  sub(folder: string): Repo;
}

/** What the planner may know of a file beyond its text. */
export interface FileStat {
  /** Bytes. */
  readonly size: number;
  /** Permission bits, as in `0o644`. */
  readonly mode: number;
}
