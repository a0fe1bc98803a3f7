import type { Repo } from '../model/repo.ts';

/** The same folder as it would be with these texts written: path → text. Everything else is read through. */
export function overlayRepo(repo: Repo, texts: ReadonlyMap<string, string>): Repo {
  if (texts.size === 0) return repo;
  const text = (path: string) => texts.get(path.replace(/^\.\//, ''));
  return {
    root: repo.root,
    files: () => [...new Set([...repo.files(), ...texts.keys()])].toSorted(),
    has: (path) => text(path) !== undefined || repo.has(path),
    text: (path) => text(path) ?? repo.text(path),
    source: (path) => text(path) ?? repo.source(path),
    real: (path) => (text(path) === undefined ? repo.real(path) : path),
    stat: (path) => {
      const own = text(path);
      return own === undefined
        ? repo.stat(path)
        : { size: Buffer.byteLength(own), mode: repo.stat(path)?.mode ?? 0o644 };
    },
    list: (folder) => [...new Set([...repo.list(folder), ...below(texts, folder).map(firstPart)])].toSorted(),
    sub: (folder) =>
      overlayRepo(
        repo.sub(folder),
        new Map(below(texts, folder).map((path) => [path, texts.get(join(folder, path)) ?? ''])),
      ),
  };
}

/** Paths of the texts in a folder, as seen from there. */
function below(texts: ReadonlyMap<string, string>, folder: string): string[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  return [...texts.keys()].filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
}

function firstPart(path: string): string {
  const slash = path.indexOf('/');
  return slash === -1 ? path : path.slice(0, slash + 1);
}

function join(folder: string, path: string): string {
  return folder === '' ? path : `${folder}/${path}`;
}
