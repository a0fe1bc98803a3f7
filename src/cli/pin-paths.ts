import { lstatSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  commitWrites,
  openRemote,
  openRepo,
  pinFiles,
  pinnableFiles,
  planWrites,
  type PinnedFile,
  type PinOptions,
  type Remote,
  type Repo,
} from '../api.ts';
import { UsageError } from '../errors.ts';
import { homeOf, prefixOf } from './audit-paths.ts';
import type { Call } from './parse-arguments.ts';
import { visible } from './visible.ts';

/** Files of one folder with their images and actions pinned; nothing is written yet. */
export interface PinnedFolder {
  readonly repo: Repo;
  readonly files: readonly PinnedFile[];
  /** What stands in front of its files' paths; empty for the working folder. */
  readonly prefix: string;
}

/** Whom a call asks. Throws `UsageError` for a wrong `--mirror`. */
export function remoteOf({ options }: Call): Remote {
  const named = options['mirror'];
  return openRemote(process.env, Array.isArray(named) ? (named as readonly string[]) : []);
}

/** Writes what was pinned, all files of a folder or none. */
export function writePinned({ repo, files }: PinnedFolder): void {
  const changed = files.filter(({ before, text }) => before !== text);
  const pending = changed.map(({ file, text }) => ({ path: file, contents: text }));
  commitWrites(repo.root, planWrites(repo.root, pending, new Map(changed.map(({ file, before }) => [file, before]))));
}

/** Pins what was typed: whole folders, or single files. */
export async function pinPaths(
  paths: readonly string[],
  remote: Remote,
  options: PinOptions,
): Promise<readonly PinnedFolder[]> {
  const pinned: PinnedFolder[] = [];
  const seen = new Set<string>();
  for (const path of paths.length === 0 ? ['.'] : paths) {
    const { repo, named, prefix } = placeOf(path);
    const fresh = named.filter((file) => !seen.has(join(repo.root, file)));
    for (const file of fresh) seen.add(join(repo.root, file));
    pinned.push({ repo, prefix, files: await pinFiles(repo, fresh, remote, options) });
  }
  return pinned;
}

function placeOf(path: string): { readonly repo: Repo; readonly named: readonly string[]; readonly prefix: string } {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw new UsageError(`no file and no folder at ${visible(path)}.`);
  if (stat.isDirectory()) {
    const repo = openRepo(path);
    const prefix = prefixOf(path);
    const named = pinnableFiles(repo, prefix).filter((file) => !isLink(join(repo.root, file)));
    return { repo, named, prefix };
  }
  const { folder, file } = homeOf(path);
  const repo = openRepo(folder);
  if (!repo.has(file)) throw new UsageError(`${visible(path)} leads out of its folder.`);
  return { repo, named: [file], prefix: prefixOf(folder) };
}

/** What a link leads to is pinned where it stands. */
function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}
