import { lstatSync, realpathSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { join, sep } from 'node:path';
import { keptAtMost } from '../model/kept-at-most.ts';

/** Something that exists inside a folder after every symbolic link is followed. */
export interface Located {
  /** Absolute path without symbolic links. */
  readonly real: string;
  readonly kind: 'file' | 'folder' | 'other';
  /** Bytes. */
  readonly size: number;
  /** Permission bits. */
  readonly mode: number;
}

/** `./a//b/` as `a/b`; `null` for paths that are absolute, climb above the folder or cannot name a file. */
export function normalisePath(path: string): string | null {
  if (path.includes('\0') || path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path)) return null;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}

/**
 * Finds what stands at normalised paths below `root` (itself free of links): `null` when nothing does or a link leads out. `most` is how
 * many folders it remembers: they are asked for one after the other, file by file.
 */
export function locator(root: string, most: number): (path: string) => Located | null {
  // Resolving a path costs a system call per part, and files of one folder share all parts but the last.
  const folders = keptAtMost<string | null>(most);
  const folderAt = (path: string): string | null => {
    if (path === '') return root;
    const known = folders.get(path);
    if (known !== undefined) return known;
    const real = resolve(root, join(root, path));
    folders.set(path, real);
    return real;
  };
  return (path) => {
    if (path === '') return describe(root, root);
    const cut = path.lastIndexOf('/');
    const folder = folderAt(path.slice(0, Math.max(cut, 0)));
    return folder === null ? null : describe(root, join(folder, path.slice(cut + 1)));
  };
}

/** Absolute path free of links, `null` when it leaves `root`, loops, is gone or closed to us: all the same as absent. */
function resolve(root: string, path: string): string | null {
  try {
    const real = realpathSync.native(path);
    return real === root || real.startsWith(root.endsWith(sep) ? root : root + sep) ? real : null;
  } catch {
    return null;
  }
}

function describe(root: string, path: string): Located | null {
  const stats = look(path);
  if (stats?.isSymbolicLink() === true) {
    const real = resolve(root, path);
    return real === null ? null : describe(root, real);
  }
  if (stats === null) return null;
  const kind = stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other';
  return { real: path, kind, size: stats.size, mode: stats.mode & 0o777 };
}

function look(path: string): Stats | null {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) ?? null;
  } catch {
    return null;
  }
}
