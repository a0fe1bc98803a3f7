import type { OutputFile } from '../model/output.ts';
import type { Repo } from '../model/repo.ts';

/** Ours, where `Dockerfile` is somebody else's. */
export const BESIDE = 'Dockerfile.ironhull';

/** Name under which a file stands beside someone else's: BuildKit prefers `<Dockerfile's name>.dockerignore` to `.dockerignore`. */
export function besidePath(path: string, dockerfileBeside: boolean): string {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  if (!path.endsWith('.dockerignore')) return `${folder}${BESIDE}`;
  return `${folder}${dockerfileBeside ? BESIDE : 'Dockerfile'}.dockerignore`;
}

/** Files that were written beside someone else's last time go there again, as long as the other one stands. */
export function stayBeside(
  files: readonly OutputFile[],
  repo: Repo,
  generated: ReadonlyMap<string, string>,
): readonly OutputFile[] {
  const beside = new Set<string>();
  return files.map((file) => {
    const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1);
    const before = repo.text(file.path);
    const isIgnore = file.path.endsWith('.dockerignore');
    const path = besidePath(file.path, beside.has(folder));
    const foreign = before !== null && !generated.has(file.path);
    const follows = isIgnore && beside.has(folder);
    if (!follows && !(foreign && generated.has(path))) return file;
    if (!isIgnore) beside.add(folder);
    return { ...file, path };
  });
}
