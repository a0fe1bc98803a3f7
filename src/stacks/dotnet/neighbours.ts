import type { Facts } from '../../model/facts.ts';
import type { Repo } from '../../model/repo.ts';
import type { Neighbours } from '../../model/stack.ts';
import { placeNaming } from '../_shared/folder-names.ts';
import type { DotnetDetails } from './facts.ts';
import { projectsOf } from './programs.ts';

export const neighbours: Neighbours<DotnetDetails> = { ships, members, names };

function ships({ entries }: Facts<DotnetDetails>): boolean {
  return entries.length > 0;
}

/** Folders of the projects, and those around them. */
function members(repo: Repo): (folder: string) => boolean {
  const folders = (projectsOf(repo) ?? []).map((project) => project.folder);
  return (folder) => folders.some((one) => one === folder || one.startsWith(`${folder}/`));
}

/** A project that takes in what is made in the folder, named from the root or from the project itself. */
function names(repo: Repo, folder: string): string | null {
  for (const { file, folder: own } of projectsOf(repo) ?? []) {
    const text = (repo.text(file) ?? '').replaceAll('\\', '/');
    const inside = folder.startsWith(`${own}/`) ? folder.slice(own.length + 1) : folder;
    const beside = inside.split('/').at(-1) ?? inside;
    const found = placeNaming(file, text, inside) ?? placeNaming(file, text, `../${beside}`);
    if (found !== null) return found;
  }
  return null;
}
