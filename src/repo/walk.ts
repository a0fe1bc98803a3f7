import { readdirSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../errors.ts';
import type { Located } from './locate.ts';
import { isSkippedFolder, isVirtualEnvironment } from './skipped-folders.ts';

/** More files than any repository that one wants to containerise; a home folder or a disk has more. */
export const MAX_FILES = 250_000;
/** Folders deeper than this are not entered. */
export const MAX_DEPTH = 64;

type Locate = (path: string) => Located | null;

/** Paths of all regular files below `root` and of links to such files inside it, sorted by code unit. */
export function walk(root: string, locate: Locate, limit: number): string[] {
  const found: string[] = [];
  const open = [''];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    const entries = readFolder(join(root, folder));
    const names = new Set(entries.map((entry) => entry.name));
    if (folder !== '' && isVirtualEnvironment(names)) continue;
    const below = (entry: Dirent): string => (folder === '' ? entry.name : `${folder}/${entry.name}`);
    found.push(...entries.filter((entry) => isFile(locate, below(entry), entry)).map(below));
    open.push(...entries.filter((entry) => isEntered(below(entry), entry, names)).map(below));
    if (found.length > limit) throw tooMany(limit);
  }
  return found.toSorted();
}

function isEntered(path: string, entry: Dirent, names: ReadonlySet<string>): boolean {
  return entry.isDirectory() && !isSkippedFolder(entry.name, names) && path.split('/').length < MAX_DEPTH;
}

/** Entries of a folder; none when it is gone or closed to us, since `docker build` could not read it either. */
export function readFolder(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function isFile(locate: Locate, path: string, entry: Dirent): boolean {
  // A name that is not UTF-8 reads back with replacement characters and then names nothing.
  if (entry.isFile()) return !entry.name.includes('\uFFFD') || locate(path) !== null;
  return entry.isSymbolicLink() && locate(path)?.kind === 'file';
}

function tooMany(limit: number): UsageError {
  return new UsageError(
    `more than ${limit.toLocaleString('en')} files below this folder: too many to be one repository.`,
    {
      hints: ['ironhull retrofit path/to/service    names the folder that is meant'],
    },
  );
}
