import type { Repo } from '../../src/model/repo.ts';

/** A repo in memory, for tests that need no disk. */
export function folder(files: Readonly<Record<string, string>>): Repo {
  const paths = Object.keys(files).toSorted();
  const has = (path: string) => Object.hasOwn(files, path);
  return {
    root: '/folder',
    files: () => paths,
    has,
    text: (path) => (has(path) ? (files[path] ?? '') : null),
    source: (path) => (has(path) ? (files[path] ?? '') : null),
    real: (path) => (has(path) ? path : null),
    stat: (path) => (has(path) ? { size: (files[path] ?? '').length, mode: 0o644 } : null),
    list: (at) => listing(paths, at),
    sub: (at) =>
      folder(
        Object.fromEntries(
          paths
            .filter((path) => path.startsWith(`${at}/`))
            .map((path) => [path.slice(at.length + 1), files[path] ?? '']),
        ),
      ),
  };
}

function listing(paths: readonly string[], at: string): string[] {
  const prefix = at === '' ? '' : `${at}/`;
  const names = paths.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
  return [
    ...new Set(names.map((name) => (name.includes('/') ? `${name.slice(0, name.indexOf('/'))}/` : name))),
  ].toSorted();
}
