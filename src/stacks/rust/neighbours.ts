import type { Facts } from '../../model/facts.ts';
import type { Repo } from '../../model/repo.ts';
import type { Neighbours } from '../../model/stack.ts';
import { readCode } from '../_shared/code.ts';
import type { RustDetails } from './facts.ts';
import { findAssets, findEmbeds } from './scan/assets.ts';
import { readManifest } from './scan/manifest.ts';
import { withoutComments } from './scan/source.ts';
import { readWorkspace } from './scan/workspace.ts';

export const neighbours: Neighbours<RustDetails> = { ships, members, names };

function ships({ entries }: Facts<RustDetails>): boolean {
  return entries.length > 0;
}

/** Packages of the workspace, and those by path. */
function members(repo: Repo): (folder: string) => boolean {
  const root = readManifest(repo, '');
  const packages = root === null ? [] : readWorkspace(repo, root).packages;
  const folders = new Set(packages.map(({ folder }) => folder));
  return (folder) => folders.has(folder);
}

/** Files of the folder that are compiled into the program, or served by it. */
function names(repo: Repo, folder: string): string | null {
  const code = readCode(repo, (path) => path.endsWith('.rs') && !path.startsWith('target/'));
  const files = code.map(({ path, text }) => ({ path, code: withoutComments(text) }));
  const wherever = (): boolean => true;
  const named = [...findEmbeds(files, () => '', wherever), ...findAssets(files, wherever)];
  return named.find(({ value }) => value === folder || value.startsWith(`${folder}/`))?.from ?? null;
}
