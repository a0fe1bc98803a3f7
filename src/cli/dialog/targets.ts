import {
  besidePath,
  dockerfileOf,
  followsDockerfile,
  UndecidedError,
  type Change,
  type Repo,
  type Resolution,
} from '../../api.ts';
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
    const path = placeOf(change, resolutions);
    if (path === null) return [];
    const inPlace = path === change.file.path;
    const contents = inPlace ? change.text : change.file.contents;
    const before = inPlace ? change.before : repo.text(path);
    if (before === contents) return [];
    if (!inPlace && before !== null && before !== generated.get(path)) throw taken(path);
    return [{ path, contents, before }];
  });
}

/** What stood at each target when it was read. */
export function existingOf(targets: readonly Target[]): ReadonlyMap<string, string | null> {
  return new Map(targets.map(({ path, before }) => [path, before]));
}

/** Path under which a file is written; `null` when what is there is kept. */
export function placeOf(change: Change, resolutions: Resolutions): string | null {
  const resolution = resolutionOf(change, resolutions);
  if (resolution === 'keep' || change.status === 'declined') return null;
  return resolution === 'beside' ? besideOf(change, resolutions) : change.file.path;
}

/** The Dockerfile that a build takes after the run: `dockerfile`, or ours beside it. */
export function dockerfileAfter(dockerfile: string, changes: readonly Change[], resolutions: Resolutions): string {
  const names = new Set([dockerfile, besidePath(dockerfile, true)]);
  const change = changes.find(({ file }) => names.has(file.path));
  return (change === undefined ? null : placeOf(change, resolutions)) ?? dockerfile;
}

/** Some files follow their Dockerfile: beside it, they must not change what another Dockerfile sends or may pull. */
export function resolutionOf(change: Change, resolutions: Resolutions): Resolution {
  const { path } = change.file;
  if (followsDockerfile(path) && resolutions.get(dockerfileOf(path)) === 'beside') return 'beside';
  return resolutions.get(path) ?? 'overwrite';
}

function besideOf({ file }: Change, resolutions: Resolutions): string {
  const { path } = file;
  return besidePath(path, path.endsWith('.dockerignore') && resolutions.get(dockerfileOf(path)) === 'beside');
}

/** Folder of a path with its slash; empty for the root. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

function taken(path: string): UndecidedError {
  return new UndecidedError(`${visible(path)} is there too and not ours. Nothing was written.`, {
    hints: [`mv ${path} SOMEWHERE     then run ironhull again`],
  });
}
