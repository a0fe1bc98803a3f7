import { Buffer } from 'node:buffer';
import type { OutputFile } from '../model/output.ts';
import type { FileStat, Repo } from '../model/repo.ts';

const MODE = 0o644;

/** A folder as it will be once these files are in it, so that what is not written yet can be looked at like any repo. */
export function withFiles(repo: Repo, files: readonly Pick<OutputFile, 'path' | 'contents'>[]): Repo {
  const added = new Map(files.map(({ path, contents }) => [path, contents]));
  const text = (path: string): string | null => added.get(path) ?? null;
  return Object.freeze({
    root: repo.root,
    files: () => [...new Set([...repo.files(), ...added.keys()])].toSorted(),
    has: (path: string) => added.has(path) || repo.has(path),
    text: (path: string) => text(path) ?? repo.text(path),
    source: (path: string) => text(path) ?? repo.source(path),
    real: (path: string) => (added.has(path) ? path : repo.real(path)),
    stat: (path: string) => statOf(text(path)) ?? repo.stat(path),
    list: (folder: string) => [...new Set([...repo.list(folder), ...below(added.keys(), folder)])].toSorted(),
    sub: (folder: string) => withFiles(repo.sub(folder), moved(added, folder)),
  });
}

function statOf(text: string | null): FileStat | null {
  return text === null ? null : { size: Buffer.byteLength(text), mode: MODE };
}

/** Names directly below a folder; folders end with a slash. */
function below(paths: Iterable<string>, folder: string): readonly string[] {
  const start = folder === '' ? '' : `${folder}/`;
  return [...paths]
    .filter((path) => path.startsWith(start))
    .map((path) => /^[^/]+\/?/.exec(path.slice(start.length))?.[0] ?? '');
}

function moved(added: ReadonlyMap<string, string>, folder: string): readonly Pick<OutputFile, 'path' | 'contents'>[] {
  const start = `${folder.replace(/\/+$/, '')}/`;
  return [...added]
    .filter(([path]) => path.startsWith(start))
    .map(([path, contents]) => ({ path: path.slice(start.length), contents }));
}
