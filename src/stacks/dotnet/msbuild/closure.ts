import type { Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';
import { joined } from './file.ts';
import { readProject, allItems, type Project } from './project.ts';
import { PROJECT } from './solution.ts';

/** A program with every project that it is built with, itself first, and references that lead nowhere. */
export interface Closure {
  readonly projects: readonly Project[];
  readonly lost: readonly Found<string>[];
}

/** Follows `ProjectReference` from a project on. */
export function closureOf(repo: Repo, program: Project): Closure {
  const projects = new Map([[program.file, program]]);
  const lost: Found<string>[] = [];
  for (const project of projects.values()) {
    for (const { value, from } of referencesOf(project)) {
      if (projects.has(value)) continue;
      const found = PROJECT.test(value) && !value.startsWith('../') ? readProject(repo, value) : null;
      if (found === null) lost.push({ value, from });
      else projects.set(value, found);
    }
  }
  return { projects: [...projects.values()], lost };
}

/** Projects that a project refers to, relative to the service. */
export function referencesOf(project: Project): readonly Found<string>[] {
  return allItems(project, 'ProjectReference').map(({ value, from }) => ({
    value: joined(project.folder, value.include),
    from,
  }));
}
