import { statSync } from 'node:fs';
import { openRepo, pinFiles, pinnableFiles, type PinnedFile, type PinOptions, type Remote, type Repo } from '../api.ts';
import { UsageError } from '../errors.ts';
import { homeOf, prefixOf } from './audit-paths.ts';
import { visible } from './visible.ts';

/** Files of one folder with their images and actions pinned; nothing is written yet. */
export interface PinnedFolder {
  readonly repo: Repo;
  readonly files: readonly PinnedFile[];
  /** What stands in front of its files' paths; empty for the working folder. */
  readonly prefix: string;
}

/** Pins what was typed: whole folders, or single files. */
export async function pinPaths(
  paths: readonly string[],
  remote: Remote,
  options: PinOptions,
): Promise<readonly PinnedFolder[]> {
  const pinned: PinnedFolder[] = [];
  for (const path of paths.length === 0 ? ['.'] : paths) {
    const { repo, named, prefix } = placeOf(path);
    pinned.push({ repo, prefix, files: await pinFiles(repo, named, remote, options) });
  }
  return pinned;
}

function placeOf(path: string): { readonly repo: Repo; readonly named: readonly string[]; readonly prefix: string } {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw new UsageError(`no file and no folder at ${visible(path)}.`);
  if (stat.isDirectory()) {
    const repo = openRepo(path);
    const prefix = prefixOf(path);
    return { repo, named: pinnableFiles(repo, prefix), prefix };
  }
  const { folder, file } = homeOf(path);
  const repo = openRepo(folder);
  if (!repo.has(file)) throw new UsageError(`${visible(path)} leads out of its folder.`);
  return { repo, named: [file], prefix: prefixOf(folder) };
}
