import type { OutputFile } from '../model/output.ts';
import type { Repo } from '../model/repo.ts';

const IGNORE = '.dockerignore';

/** Name under which a file stands beside someone else's: BuildKit prefers `<Dockerfile's name>.dockerignore` to `.dockerignore`. */
export function besidePath(path: string, dockerfileBeside: boolean): string {
  if (!path.endsWith(IGNORE)) return besideOf(path);
  const dockerfile = dockerfileOf(path);
  return `${dockerfileBeside ? besideOf(dockerfile) : dockerfile}${IGNORE}`;
}

/** The Dockerfile that an ignore file belongs to. */
export function dockerfileOf(ignoreFile: string): string {
  const path = ignoreFile.slice(0, -IGNORE.length);
  return path === '' || path.endsWith('/') ? `${path}Dockerfile` : path;
}

/** `Dockerfile.ironhull`, `Dockerfile.web.ironhull`, `web.ironhull.Dockerfile`: names that tools still take for a Dockerfile. */
function besideOf(path: string): string {
  const ending = /\.(?:dockerfile|containerfile)$/i.exec(path)?.[0];
  return ending === undefined ? `${path}.ironhull` : `${path.slice(0, -ending.length)}.ironhull${ending}`;
}

/** Files that were written beside someone else's last time go there again, as long as the other one stands. */
export function stayBeside(
  files: readonly OutputFile[],
  repo: Repo,
  generated: ReadonlyMap<string, string>,
): readonly OutputFile[] {
  const beside = new Set<string>();
  return files.map((file) => {
    const before = repo.text(file.path);
    const isIgnore = file.path.endsWith(IGNORE);
    const follows = isIgnore && beside.has(dockerfileOf(file.path));
    const path = besidePath(file.path, follows);
    const foreign = before !== null && !generated.has(file.path);
    if (!follows && !(foreign && generated.has(path))) return file;
    if (!isIgnore) beside.add(file.path);
    return { ...file, path };
  });
}
