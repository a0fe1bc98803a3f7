import { realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';

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

/** What stands at a normalised path below `root` (itself free of links); `null` when nothing does or a link leads out. */
export function locate(root: string, path: string): Located | null {
  try {
    const real = realpathSync.native(join(root, path));
    return isInside(root, real) ? describe(real) : null;
  } catch {
    // Gone, a loop of links, a file where a folder should be, a name too long, no permission: all the same as absent.
    return null;
  }
}

function describe(real: string): Located {
  const stats = statSync(real);
  const kind = stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other';
  return { real, kind, size: stats.size, mode: stats.mode & 0o777 };
}

function isInside(root: string, real: string): boolean {
  return real === root || real.startsWith(root.endsWith(sep) ? root : root + sep);
}
