import type { Facts } from '../../model/facts.ts';
import type { Repo } from '../../model/repo.ts';
import type { Neighbours } from '../../model/stack.ts';
import { matchesMembers, namesFolder, placeNaming } from '../_shared/folder-names.ts';
import { keysAt, readJson, textAt } from '../_shared/json-file.ts';
import { sourceCode } from './detect/sources.ts';
import { memberPatterns } from './detect/workspace.ts';
import type { NodeDetails } from './facts.ts';

/** What builds make, as code that hands it out names it. */
const MADE = ['dist', 'build', 'out'];

export const neighbours: Neighbours<NodeDetails> = { ships, members, names };

function ships({ shape, start, framework, details }: Facts<NodeDetails>): boolean {
  return shape === 'static' || start !== null || framework !== null || details.refusedStart !== null;
}

function members(repo: Repo): (folder: string) => boolean {
  const patterns = memberPatterns(repo);
  return (folder) => matchesMembers(patterns, folder);
}

/** A script that goes into the folder, or code that hands out what was made there. */
function names(repo: Repo, folder: string): string | null {
  return inScripts(repo, folder) ?? inCode(repo, folder);
}

function inScripts(repo: Repo, folder: string): string | null {
  const manifest = readJson(repo, 'package.json');
  if (manifest === null) return null;
  const scripts = keysAt(manifest, 'scripts').map((name) => textAt(manifest, 'scripts', name));
  return scripts.find((script) => script !== null && namesFolder(script.value, folder) !== -1)?.from ?? null;
}

function inCode(repo: Repo, folder: string): string | null {
  const own = sourceCode(repo, false).filter(({ path }) => !path.startsWith(`${folder}/`));
  const places = own.flatMap(({ path, text }) => MADE.map((made) => placeNaming(path, text, `${folder}/${made}`)));
  return places.find((one) => one !== null) ?? null;
}
