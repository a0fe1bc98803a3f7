import { relative } from 'node:path';
import { IronhullError, UsageError } from '../errors.ts';
import { codeOf } from './write-fs.ts';

export const NOTHING_WRITTEN = 'Nothing was written.';

/** Runs an action before which and during which nothing of the repo changes. */
export function harmlessly<T>(root: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw writeError(root, error, NOTHING_WRITTEN);
  }
}

/** The one clear line for a failed system call; other errors come back as they are. */
export function writeError(root: string, error: unknown, outcome: string): unknown {
  const code = codeOf(error);
  if (code === null || error instanceof IronhullError) return error;
  return new UsageError(`${reason(code, placeIn(root, error))} ${outcome}`, { cause: error });
}

function reason(code: string, place: string): string {
  if (code === 'EACCES' || code === 'EPERM') return `no permission to read and write ${place} (${code}).`;
  if (code === 'EROFS') return `${place} is on a read-only file system (${code}).`;
  if (code === 'ENOSPC' || code === 'EDQUOT') return `no space left on the disk (${code}).`;
  return `can't write ${place} (${code}).`;
}

function placeIn(root: string, error: unknown): string {
  const path =
    error instanceof Error && 'dest' in error
      ? error.dest
      : error instanceof Error && 'path' in error
        ? error.path
        : root;
  const place = relative(root, String(path));
  return place === '' || place.startsWith('..') ? 'this folder' : JSON.stringify(place).slice(1, -1);
}
