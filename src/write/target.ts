import { createHash } from 'node:crypto';
import { dirname, join, sep } from 'node:path';
import { UsageError } from '../errors.ts';
import type { WriteFs } from './write-fs.ts';

/** Nothing that we write or replace comes near this many bytes. */
const MAX_REPLACED = 64_000_000;

/** A place to write to, after its parent folders were followed and found to lie inside the repo. */
export interface Target {
  readonly absolute: string;
  /** Parent folders that are not there yet, outermost first, relative to the repo root. */
  readonly missingFolders: readonly string[];
}

/** What stands at a target now. */
export interface Standing {
  readonly bytes: Uint8Array;
  readonly mode: number;
  readonly owner: { readonly uid: number; readonly gid: number };
}

/** Where `path` is written below `root`, itself free of links. Throws `UsageError` when it leaves the repo by its name or by a link, or lies in `.git`. */
export function targetAt(fs: WriteFs, root: string, path: string): Target {
  const parts = path.split('/');
  const bad = parts.some((part) => part === '' || part === '.' || part === '..' || part.toLowerCase() === '.git');
  if (bad || /[\0\\]/.test(path)) throw refuse(path, 'is no place for a file of ours.');
  const missingFolders: string[] = [];
  let folder = root;
  for (const [index, part] of parts.slice(0, -1).entries()) {
    const next = missingFolders.length === 0 ? enter(fs, join(folder, part), path) : null;
    if (next === null) missingFolders.push(parts.slice(0, index + 1).join('/'));
    folder = next ?? join(folder, part);
    if (!isInside(root, folder)) throw refuse(path, 'lies behind a symbolic link that leaves the repo.');
  }
  return { absolute: join(folder, parts.at(-1) ?? ''), missingFolders };
}

/** Bytes and permissions of the file at a target, `null` when there is none. Throws `UsageError` on links and folders. */
export function standingAt(fs: WriteFs, absolute: string, path: string): Standing | null {
  const stats = fs.lstatSync(absolute, { throwIfNoEntry: false });
  if (stats === undefined) return null;
  if (stats.isSymbolicLink()) throw refuse(path, 'is a symbolic link: we replace files, never what a link points to.');
  if (!stats.isFile()) throw refuse(path, 'is there and is no regular file.');
  if (stats.size > MAX_REPLACED) throw refuse(path, 'is there and has more than 64 MB.');
  return { bytes: fs.readFileSync(absolute), mode: stats.mode & 0o7777, owner: { uid: stats.uid, gid: stats.gid } };
}

export function hashOf(bytes: Uint8Array | null): string | null {
  return bytes === null ? null : createHash('sha256').update(bytes).digest('hex');
}

/** A temporary name in the target's own folder, so that the rename stays on one file system. */
export function besideTarget(absolute: string, tag: number, index: number, use: 'new' | 'old'): string {
  return join(dirname(absolute), `.ironhull-${tag}-${index}-${use}`);
}

function enter(fs: WriteFs, folder: string, path: string): string | null {
  const stats = fs.lstatSync(folder, { throwIfNoEntry: false });
  if (stats === undefined) return null;
  if (stats.isSymbolicLink()) return followed(fs, folder, path);
  if (!stats.isDirectory()) throw refuse(path, 'has a file where a folder is needed.');
  return folder;
}

function followed(fs: WriteFs, link: string, path: string): string {
  try {
    const real = fs.realpathSync(link);
    if (fs.lstatSync(real).isDirectory()) return real;
  } catch (error) {
    throw refuse(path, 'lies behind a symbolic link that leads nowhere.', error);
  }
  throw refuse(path, 'has a file where a folder is needed.');
}

function isInside(root: string, folder: string): boolean {
  return folder === root || folder.startsWith(root.endsWith(sep) ? root : root + sep);
}

function refuse(path: string, why: string, cause?: unknown): UsageError {
  return new UsageError(`${JSON.stringify(path).slice(1, -1)} ${why} Nothing was written.`, { cause });
}
