import type { Facts } from '../../model/facts.ts';
import type { Repo } from '../../model/repo.ts';
import type { Neighbours } from '../../model/stack.ts';
import type { GoDetails } from './facts.ts';
import { findEmbeds } from './scan/embed.ts';
import { readGoMod } from './scan/go-mod.ts';
import { readCode } from '../_shared/code.ts';

export const neighbours: Neighbours<GoDetails> = { ships, members, names };

function ships({ entries }: Facts<GoDetails>): boolean {
  return entries.length > 0;
}

/** Modules that stand in for required ones. */
function members(repo: Repo): (folder: string) => boolean {
  const { replaces } = readGoMod('go.mod', repo.text('go.mod') ?? '');
  const targets = new Set(replaces.map(({ value }) => value.target.replace(/^\.\//, '').replace(/\/+$/, '')));
  return (folder) => targets.has(folder);
}

/** Files of the folder that are compiled into the program. */
function names(repo: Repo, folder: string): string | null {
  const code = readCode(repo, (path) => path.endsWith('.go') && !path.endsWith('_test.go'));
  const embeds = findEmbeds(code.map((file) => ({ ...file, code: file.text })));
  return embeds.find(({ value }) => value === folder || value.startsWith(`${folder}/`))?.from ?? null;
}
