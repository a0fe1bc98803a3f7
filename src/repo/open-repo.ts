import { join, relative, resolve, sep } from 'node:path';
import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { UsageError } from '../errors.ts';
import type { FileStat, Repo } from '../model/repo.ts';
import { locator, normalisePath } from './locate.ts';
import type { Located } from './locate.ts';
import { readText, refusedText } from './read-file.ts';
import type { ReadText } from './read-file.ts';
import { MAX_FILES, readFolder, walk } from './walk.ts';

/** Characters of text kept in memory per view; what is beyond is read again. */
const MAX_KEPT_TEXT = 8_000_000;

/** Paths and listings that are remembered per view. */
const MAX_KEPT = 10_000;
/** Views of folders below, each with a memory of its own. */
const MAX_KEPT_VIEWS = 100;

/** Opens a folder for reading. Throws `UsageError` when there is none at `dir` or it is closed to us. */
export function openRepo(dir: string): Repo {
  return viewOf(realFolder(dir));
}

/** A folder that need not be there: then it is empty. Throws `UsageError` when it is a file or closed to us. */
export function openOrEmpty(dir: string): Repo {
  return existsSync(dir) ? openRepo(dir) : viewOf(null, resolve(dir));
}

function realFolder(dir: string): string {
  const real = attempt(() => realpathSync.native(dir));
  if (real === null) throw new UsageError(`no folder at ${dir}.`);
  if (!statSync(real).isDirectory()) throw new UsageError(`${dir} is a file, not a folder.`);
  if (attempt(() => readdirSync(real)) === null) throw new UsageError(`${dir} can't be read: permission denied.`);
  return real;
}

function attempt<T>(action: () => T): T | null {
  try {
    return action();
  } catch {
    return null;
  }
}

/** `root` is `null` for a sub-folder that is not there: everything in it is absent. */
function viewOf(root: string | null, shownRoot: string = root ?? ''): Repo {
  const locate = root === null ? () => null : locator(root);
  const at = memoise((path: string) => {
    const normal = normalisePath(path);
    return normal === null ? null : locate(normal);
  });
  const fileAt = (path: string): Located | null => {
    const located = at(path);
    return located?.kind === 'file' ? located : null;
  };
  const read = memoiseTexts((path: string) => {
    const located = fileAt(path);
    return located === null ? null : readText(located.real, path);
  });
  const everyFile = memoise(() => (root === null ? [] : walk(root, locate, MAX_FILES)));
  return Object.freeze({
    root: shownRoot,
    files: () => everyFile(''),
    has: (path: string) => fileAt(path) !== null,
    text: (path: string) => orThrow(path, read(path)),
    source: (path: string) => orNull(read(path)),
    real: (path: string) => realOf(root, fileAt(path)),
    stat: (path: string) => statOf(fileAt(path)),
    list: memoise((folder: string) => listOf(folder, at)),
    sub: memoise((folder: string) => subOf(shownRoot, folder, at), MAX_KEPT_VIEWS),
  });
}

function orThrow(path: string, read: ReadText | null): string | null {
  if (read === null || 'text' in read) return read?.text ?? null;
  throw refusedText(path, read.refused, read.hints);
}

function orNull(read: ReadText | null): string | null {
  return read !== null && 'text' in read ? read.text : null;
}

function realOf(root: string | null, located: Located | null): string | null {
  return root === null || located === null ? null : relative(root, located.real).split(sep).join('/');
}

function statOf(located: Located | null): FileStat | null {
  return located === null ? null : { size: located.size, mode: located.mode };
}

function listOf(folder: string, at: (path: string) => Located | null): readonly string[] {
  const located = at(folder);
  if (located?.kind !== 'folder') return [];
  const named = readFolder(located.real).map(({ name }) => {
    const kind = at(folder === '' ? name : `${folder}/${name}`)?.kind;
    if (kind === 'folder') return `${name}/`;
    return kind === 'file' ? name : '';
  });
  return named.filter((name) => name !== '').toSorted();
}

function subOf(shownRoot: string, folder: string, at: (path: string) => Located | null): Repo {
  const located = at(folder);
  if (located?.kind === 'folder') return viewOf(located.real);
  return viewOf(null, join(shownRoot, normalisePath(folder) ?? ''));
}

/** What is asked for again is there again; beyond `most` all is forgotten, so that a walk over a large folder stays small. */
function memoise<T>(compute: (key: string) => T, most = MAX_KEPT): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined || known.has(key)) return before as T;
    const made = compute(key);
    if (known.size >= most) known.clear();
    known.set(key, made);
    return made;
  };
}

function memoiseTexts(compute: (path: string) => ReadText | null): (path: string) => ReadText | null {
  const known = new Map<string, ReadText | null>();
  let kept = 0;
  return (path) => {
    const before = known.get(path);
    if (before !== undefined) return before;
    const read = compute(path);
    const length = read !== null && 'text' in read ? read.text.length : 0;
    if (kept + length <= MAX_KEPT_TEXT) {
      known.set(path, read);
      kept += length;
    }
    return read;
  };
}
