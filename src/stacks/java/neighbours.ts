import type { Facts } from '../../model/facts.ts';
import type { Repo } from '../../model/repo.ts';
import type { Neighbours } from '../../model/stack.ts';
import { placeNaming } from '../_shared/folder-names.ts';
import type { JavaDetails } from './facts.ts';
import { gradleProject } from './gradle/index.ts';
import { mavenProject } from './maven/index.ts';
import type { Project } from './project.ts';

export const neighbours: Neighbours<JavaDetails> = { ships, members, names };

function ships({ entries }: Facts<JavaDetails>): boolean {
  return entries.length > 0;
}

/** Folders with a build file of this build, and what builds its plugins. */
function members(repo: Repo): (folder: string) => boolean {
  const folders = new Set(buildFiles(repo).map((file) => file.replace(/\/[^/]*$/, '')));
  return (folder) => folders.has(folder);
}

/** A plugin that works in the folder or packs what was made there. */
function names(repo: Repo, folder: string): string | null {
  const places = buildFiles(repo).map((file) => placeNaming(file, repo.text(file) ?? '', folder));
  return places.find((one) => one !== null) ?? null;
}

function buildFiles(repo: Repo): readonly string[] {
  const project: Project | null = mavenProject(repo) ?? gradleProject(repo);
  return (project?.manifests ?? []).filter((file) => /(?:pom\.xml|\.gradle|\.gradle\.kts|\/)$/.test(file));
}
