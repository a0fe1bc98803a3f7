import type { Facts } from '../../model/facts.ts';
import type { Repo } from '../../model/repo.ts';
import type { Neighbours } from '../../model/stack.ts';
import { matchesMembers, placeNaming } from '../_shared/folder-names.ts';
import { readPyproject } from './detect/pyproject.ts';
import { sourceFiles } from './detect/sources.ts';
import type { PythonDetails } from './facts.ts';

/** What builds make, as settings and code name it. */
const MADE = ['dist', 'build', 'out'];

export const neighbours: Neighbours<PythonDetails> = { ships, members, names };

function ships({ entries, start }: Facts<PythonDetails>): boolean {
  return entries.length > 0 || start !== null;
}

/** Members of uv's workspace. */
function members(repo: Repo): (folder: string) => boolean {
  const { members: patterns = [], exclude = [] } = readPyproject(repo)?.tool?.uv?.workspace ?? {};
  return (folder) => matchesMembers(patterns, folder) && !matchesMembers(exclude, folder);
}

function names(repo: Repo, folder: string): string | null {
  const places = sourceFiles(repo).flatMap(({ path, text }) =>
    MADE.map((made) => placeNaming(path, text, `${folder}/${made}`)),
  );
  return places.find((one) => one !== null) ?? null;
}
