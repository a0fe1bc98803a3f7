import { UndecidedError, type Change, type OutputFile, type Repo, type Resolution } from '../../api.ts';
import { visible } from '../visible.ts';
import type { Resolutions } from './settle.ts';

/** Ours, where `Dockerfile` is somebody else's. */
const BESIDE = 'Dockerfile.ironhull';

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

/** Path under which a file is written; `null` when what is there is kept. */
export function placeOf(change: Change, resolutions: Resolutions): string | null {
  const resolution = resolutionOf(change, resolutions);
  if (resolution === 'keep' || change.status === 'declined') return null;
  return resolution === 'beside' ? besidePath(change.file.path, resolutions) : change.file.path;
}

/** Name of the Dockerfile that a folder's build takes after the run. */
export function dockerfileName(folder: string, changes: readonly Change[], resolutions: Resolutions): string {
  const names = new Set([`${folder}Dockerfile`, `${folder}${BESIDE}`]);
  const change = changes.find(({ file }) => names.has(file.path));
  const place = change === undefined ? null : placeOf(change, resolutions);
  return place === null ? 'Dockerfile' : place.slice(folder.length);
}

/** Files that were written beside someone else's last time go there again, as long as the other one stands. */
export function stayBeside(
  outputs: readonly OutputFile[],
  repo: Repo,
  generated: ReadonlyMap<string, string>,
): readonly OutputFile[] {
  const settled = new Map<string, Resolution>();
  return outputs.map((file) => {
    const before = repo.text(file.path);
    const change: Change = { file, before, status: 'foreign', text: file.contents, merge: null };
    const theirs = before !== null && before !== generated.get(file.path);
    const followed = resolutionOf(change, settled) === 'beside';
    const path = besidePath(file.path, settled);
    if (!followed && !(theirs && generated.has(path))) return file;
    settled.set(file.path, 'beside');
    return { ...file, path };
  });
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

/** BuildKit prefers `<Dockerfile's name>.dockerignore` to `.dockerignore`. */
function besidePath(path: string, resolutions: Resolutions): string {
  const folder = folderOf(path);
  if (!path.endsWith('.dockerignore')) return `${folder}${BESIDE}`;
  const beside = resolutions.get(`${folder}Dockerfile`) === 'beside';
  return `${folder}${beside ? BESIDE : 'Dockerfile'}.dockerignore`;
}

function taken(path: string): UndecidedError {
  return new UndecidedError(`${visible(path)} is there too and not ours. Nothing was written.`, {
    hints: [`mv ${path} SOMEWHERE     then run ironhull again`],
  });
}
