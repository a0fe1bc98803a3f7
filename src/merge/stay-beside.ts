import type { OutputFile } from '../model/output.ts';
import type { Repo } from '../model/repo.ts';

/** Endings of files that speak of one Dockerfile by its name. */
const COMPANION = /(?:\.dockerignore|_test\.rego|\.rego)$/;

/** Name under which a file stands beside someone else's: BuildKit prefers `<Dockerfile's name>.dockerignore` to `.dockerignore`. */
export function besidePath(path: string, dockerfileBeside: boolean): string {
  const ending = COMPANION.exec(path)?.[0];
  if (ending === undefined || (ending !== '.dockerignore' && !dockerfileBeside)) return besideOf(path);
  const dockerfile = dockerfileOf(path);
  return `${dockerfileBeside ? besideOf(dockerfile) : dockerfile}${ending}`;
}

/** The Dockerfile that an ignore file or a build policy belongs to. */
export function dockerfileOf(companion: string): string {
  const path = companion.replace(COMPANION, '');
  return path === '' || path.endsWith('/') ? `${path}Dockerfile` : path;
}

/** `Dockerfile.ironhull`, `Dockerfile.web.ironhull`, `web.ironhull.Dockerfile`: names that tools still take for a Dockerfile. */
function besideOf(path: string): string {
  const ending = /\.(?:dockerfile|containerfile)$/i.exec(path)?.[0];
  return ending === undefined ? `${path}.ironhull` : `${path.slice(0, -ending.length)}.ironhull${ending}`;
}

/** Whether a file goes where its Dockerfile goes: it must not change what another one sends or may pull. */
export function followsDockerfile(path: string): boolean {
  return COMPANION.test(path);
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
    const isCompanion = followsDockerfile(file.path);
    const follows = isCompanion && beside.has(dockerfileOf(file.path));
    const path = besidePath(file.path, follows);
    const foreign = before !== null && !generated.has(file.path);
    if (!follows && !(foreign && generated.has(path))) return file;
    if (!isCompanion) beside.add(file.path);
    return { ...file, path };
  });
}
