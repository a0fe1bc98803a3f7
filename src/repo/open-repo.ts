import { join, relative, resolve, sep } from 'node:path';
import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { UsageError } from '../errors.ts';
import type { FileStat, Repo } from '../model/repo.ts';
import { locator, normalisePath } from './locate.ts';
import type { Located } from './locate.ts';
import { readText, refusedText } from './read-file.ts';
import type { ReadText } from './read-file.ts';
import { LASTING, memoise, memoiseTexts, type Memory } from './memory.ts';
import { MAX_FILES, readFolder, walk } from './walk.ts';

/** Opens a folder for reading. Throws `UsageError` when there is none at `dir` or it is closed to us. */
export function openRepo(dir: string, memory: Memory = LASTING): Repo {
  return viewOf(realFolder(dir), memory);
}

/** A folder that need not be there: then it is empty. Throws `UsageError` when it is a file or closed to us. */
export function openOrEmpty(dir: string): Repo {
  return existsSync(dir) ? openRepo(dir) : viewOf(null, LASTING, resolve(dir));
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
function viewOf(root: string | null, memory: Memory, shownRoot: string = root ?? ''): Repo {
  const locate = root === null ? () => null : locator(root, memory.folders);
  const at = memoise((path: string) => {
    const normal = normalisePath(path);
    return normal === null ? null : locate(normal);
  }, memory.paths);
  const fileAt = (path: string): Located | null => {
    const located = at(path);
    return located?.kind === 'file' ? located : null;
  };
  const read = memoiseTexts((path: string) => {
    const located = fileAt(path);
    return located === null ? null : readText(located.real, path);
  }, memory.texts);
  const everyFile = memoise(() => (root === null ? [] : walk(root, locate, MAX_FILES)), 1);
  return Object.freeze({
    root: shownRoot,
    files: () => everyFile(''),
    has: (path: string) => fileAt(path) !== null,
    text: (path: string) => orThrow(path, read(path)),
    source: (path: string) => orNull(read(path)),
    real: (path: string) => realOf(root, fileAt(path)),
    stat: (path: string) => statOf(fileAt(path)),
    list: memoise((folder: string) => listOf(folder, at), memory.paths),
    sub: memoise((folder: string) => subOf(shownRoot, folder, at, memory), memory.views),
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

function subOf(shownRoot: string, folder: string, at: (path: string) => Located | null, memory: Memory): Repo {
  const located = at(folder);
  if (located?.kind === 'folder') return viewOf(located.real, memory);
  return viewOf(null, memory, join(shownRoot, normalisePath(folder) ?? ''));
}
