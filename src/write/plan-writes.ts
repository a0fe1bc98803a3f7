import { UsageError } from '../errors.ts';
import { bytesLike } from './line-ends.ts';
import { standingAt, targetAt } from './target.ts';
import type { Standing } from './target.ts';
import { harmlessly } from './write-error.ts';
import { NEW_FILE_MODE, nodeFs } from './write-fs.ts';
import type { FileIdentity, WriteFs } from './write-fs.ts';

/** A file to be: an `OutputFile`, or another generator's pending file. `null` removes it. */
export interface PendingFile {
  readonly path: string;
  readonly contents: string | Uint8Array | null;
  /** Permission bits of a new file; a file that is replaced keeps its own. */
  readonly mode?: number;
}

/** What writing one file would do, with the bytes on both sides for a preview. */
export interface PlannedWrite {
  readonly path: string;
  readonly status: 'new' | 'same' | 'changed' | 'removed';
  readonly before: Uint8Array | null;
  readonly after: Uint8Array | null;
  readonly identity: FileIdentity;
}

/** Texts that the caller decided upon, as the repo view gave them: `null` where there was no file. */
export type Existing = ReadonlyMap<string, string | null>;

/**
 * Looks at every target before the first byte is written. Throws `UsageError` when a target is a link, lies behind one that
 * leaves the repo, is no file, is read-only, is meant twice, or no longer holds the text that `existing` says was read.
 */
export function planWrites(
  root: string,
  files: readonly PendingFile[],
  existing: Existing,
  fs: WriteFs = nodeFs,
): PlannedWrite[] {
  const meant = new Set<string>();
  return harmlessly(root, () => {
    const real = fs.realpathSync(root);
    return files.map((file) => {
      const { absolute } = targetAt(fs, real, file.path);
      if (meant.has(absolute)) throw new UsageError(`${file.path} would be written twice. Nothing was written.`);
      meant.add(absolute);
      const standing = standingAt(fs, absolute, file.path);
      if (existing.has(file.path) && !holds(standing, existing.get(file.path) ?? null))
        throw changedMeanwhile(file.path);
      const planned = planOne(file, standing);
      if (standing !== null && planned.status !== 'same' && isLocked(standing)) throw locked(file.path);
      return planned;
    });
  });
}

/** Paths of files that no longer hold the text that was read. */
export function changedSince(root: string, existing: Existing, fs: WriteFs = nodeFs): string[] {
  return harmlessly(root, () => {
    const real = fs.realpathSync(root);
    const standing = (path: string): Standing | null => standingAt(fs, targetAt(fs, real, path).absolute, path);
    return [...existing].filter(([path, text]) => !holds(standing(path), text)).map(([path]) => path);
  });
}

/** The error for a file that someone else changed while we were at work. */
export function changedMeanwhile(path: string): UsageError {
  return new UsageError(`${path} was changed by someone else while this run was under way. Nothing was written.`, {
    hints: ['run the same command again'],
  });
}

function planOne({ path, contents, mode = NEW_FILE_MODE }: PendingFile, standing: Standing | null): PlannedWrite {
  const before = standing?.bytes ?? null;
  const after = typeof contents === 'string' ? textBytes(contents, standing) : contents;
  const identity = { mode: standing?.mode ?? mode, owner: standing?.owner ?? null };
  return { path, status: statusOf(before, after), before, after, identity };
}

/** A rename would replace it all the same, but whoever took the right to write away meant it. */
function isLocked({ mode }: Standing): boolean {
  return (mode & 0o222) === 0;
}

function locked(path: string): UsageError {
  const shown = JSON.stringify(path).slice(1, -1);
  return new UsageError(`${shown} is read-only. Nothing was written.`, {
    hints: [`chmod u+w ${shown}     lets ironhull replace it`],
  });
}

/** A text that already stands there in other line ends is no change. */
function textBytes(text: string, standing: Standing | null): Uint8Array {
  const before = standing?.bytes ?? null;
  return before !== null && holds(standing, text) ? before : bytesLike(text, before);
}

function statusOf(before: Uint8Array | null, after: Uint8Array | null): PlannedWrite['status'] {
  if (before === null) return after === null ? 'same' : 'new';
  if (after === null) return 'removed';
  return Buffer.compare(before, after) === 0 ? 'same' : 'changed';
}

function holds(standing: Standing | null, text: string | null): boolean {
  if (standing === null || text === null) return standing === null && text === null;
  const [first, second] = standing.bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(standing.bytes).replaceAll('\r\n', '\n') === text;
}
