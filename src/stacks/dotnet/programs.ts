import type { Answers } from '../../model/answers.ts';
import type { Found } from '../../model/evidence.ts';
import type { Repo } from '../../model/repo.ts';
import type { Kind } from './facts.ts';
import { referencesOf } from './msbuild/closure.ts';
import { madeBy } from './msbuild/kind.ts';
import { readProject, type Project } from './msbuild/project.ts';
import { inOwnSolution, PROJECT, projectFiles, solutionsIn } from './msbuild/solution.ts';

/** A project that makes something to ship. */
export interface Program {
  /** Its file, as it is chosen by. */
  readonly entry: Found<string>;
  readonly project: Project;
  readonly kind: Kind;
}

const ORDER: readonly Kind[] = ['web', 'worker', 'console'];

/** Projects of a folder that holds a solution or a project, or of one around projects that refer to each other; `null` for any other. */
export function projectsOf(repo: Repo): readonly Project[] | null {
  const files = projectFiles(repo);
  const signed = solutionsIn(repo).length > 0 || repo.list('').some((name) => PROJECT.test(name));
  const elsewhere = inOwnSolution(repo);
  const own = signed ? files : files.filter((file) => !elsewhere(file));
  const projects = own.map((file) => readProject(repo, file)).filter((project) => project !== null);
  if (projects.length === 0) return signed && files.length > 0 ? [] : null;
  return signed || projects.some((project) => leavesTop(repo, project)) ? projects : null;
}

/** Whether a project needs one that lies in another folder of the root. */
function leavesTop(repo: Repo, project: Project): boolean {
  const [top = ''] = project.file.split('/');
  return referencesOf(project).some(({ value }) => repo.has(value) && value.split('/')[0] !== top);
}

/** What could be shipped, those that serve first. */
export function programsOf(projects: readonly Project[]): readonly Program[] {
  const made = projects.map((project) => ({ project, kind: madeBy(project) }));
  return ORDER.flatMap((kind) =>
    made
      .filter((one) => one.kind === kind)
      .map(({ project }) => ({ project, kind, entry: { value: project.file, from: project.own.root.from } })),
  );
}

/** The program that was asked for, or the only one. */
export function chosenProgram(programs: readonly Program[], given: Answers): Program | null {
  if (given.entry !== undefined) return programs.find(({ entry }) => entry.value === given.entry) ?? null;
  return programs.length === 1 ? (programs[0] ?? null) : null;
}
