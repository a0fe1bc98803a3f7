import { UndecidedError, type Change, type Repo, type Resolution } from '../../api.ts';
import { visible } from '../visible.ts';
import type { Resolutions } from './settle.ts';

/** A file that will be written, and what stands there now. */
export interface Target {
  readonly path: string;
  readonly contents: string;
  readonly before: string | null;
}

/** Where each changed file goes. What is kept is left out, and what already stands there too. */
export function targetsOf(
  changes: readonly Change[],
  resolutions: Resolutions,
  repo: Repo,
  generated: ReadonlyMap<string, string>,
): readonly Target[] {
  return changes.flatMap((change) => {
    const resolution = resolutionOf(change, resolutions);
    if (resolution === 'keep') return [];
    if (resolution === 'beside') return besideTarget(change, resolutions, repo, generated);
    return change.status === 'same'
      ? []
      : [{ path: change.file.path, contents: change.file.contents, before: change.before }];
  });
}

/** Name of a service's Dockerfile after the run. */
export function dockerfileName(folder: string, resolutions: Resolutions): string {
  return resolutions.get(`${folder}Dockerfile`) === 'beside' ? 'Dockerfile.ironhull' : 'Dockerfile';
}

/** A .dockerignore follows its Dockerfile: beside it, it must not change what another Dockerfile sends. */
export function resolutionOf(change: Change, resolutions: Resolutions): Resolution {
  const folder = folderOf(change.file.path);
  const isIgnore = change.file.path.endsWith('.dockerignore');
  if (isIgnore && resolutions.get(`${folder}Dockerfile`) === 'beside') return 'beside';
  return resolutions.get(change.file.path) ?? 'overwrite';
}

/** Folder of a path with its slash; empty for the root. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

function besideTarget(
  change: Change,
  resolutions: Resolutions,
  repo: Repo,
  generated: ReadonlyMap<string, string>,
): readonly Target[] {
  const path = besidePath(change.file.path, resolutions);
  const before = repo.text(path);
  if (before === change.file.contents) return [];
  if (before !== null && before !== generated.get(path)) throw taken(path);
  return [{ path, contents: change.file.contents, before }];
}

/** BuildKit prefers `<Dockerfile's name>.dockerignore` to `.dockerignore`. */
function besidePath(path: string, resolutions: Resolutions): string {
  if (!path.endsWith('.dockerignore')) return `${path}.ironhull`;
  const folder = folderOf(path);
  return `${folder}${dockerfileName(folder, resolutions)}.dockerignore`;
}

function taken(path: string): UndecidedError {
  return new UndecidedError(`${visible(path)} is there too and not ours. Nothing was written.`, {
    hints: [`mv ${path} SOMEWHERE     then run ironhull again`],
  });
}
