import type { Answers } from '../../model/answers.ts';
import type { Found } from '../../model/evidence.ts';
import type { Repo } from '../../model/repo.ts';
import { FRAMEWORKS } from './frameworks/index.ts';
import type { Framework, Seen } from './frameworks/framework.ts';
import { plain } from './frameworks/plain.ts';
import type { Coordinate, Module, Project } from './project.ts';
import { settingsOf } from './scan/settings.ts';
import { mainClasses, sourcesOf } from './scan/source.ts';

/** Something that can be shipped: a module, or a class of a module that has several. */
export interface Program extends Seen {
  /** Module folder; `folder:class` or the class alone where a module has several. */
  readonly entry: Found<string>;
  readonly framework: Framework;
  readonly sign: Found<Coordinate>;
  /** Empty where the jar itself knows. */
  readonly mainClass: string;
}

/** Every program: modules that a framework packages, else classes that start something of their own. */
export function programsOf(repo: Repo, project: Project): readonly Program[] {
  const seen = project.modules.map((module) => seenOf(repo, module));
  const framed = seen.flatMap((one) => framedProgram(one) ?? []);
  // A plugin that the root pom lays on every module makes no program of a library.
  const starting = framed.filter((one) => one.module.mainClass !== null || mainClasses(one.sources).length > 0);
  if (framed.length > 0) return starting.length > 0 ? starting : framed;
  return seen.flatMap(plainPrograms);
}

/** The program that was asked for, or the only one. */
export function chosenProgram(programs: readonly Program[], given: Answers): Program | null {
  if (given.entry !== undefined) return programs.find(({ entry }) => entry.value === given.entry) ?? null;
  return programs.length === 1 ? (programs[0] ?? null) : null;
}

function seenOf(repo: Repo, module: Module): Seen {
  return { module, sources: sourcesOf(repo, [module.folder]), settings: settingsOf(repo, module.folder) };
}

function framedProgram(seen: Seen): Program | null {
  for (const framework of FRAMEWORKS) {
    const sign = framework.sign(seen.module);
    if (sign !== null)
      return { ...seen, framework, sign, mainClass: '', entry: { value: seen.module.folder, from: sign.from } };
  }
  return null;
}

function plainPrograms(seen: Seen): readonly Program[] {
  const { module, sources } = seen;
  const sign = { value: { id: '', version: '' }, from: module.name.from };
  const classes = module.mainClass === null ? mainClasses(sources) : [module.mainClass];
  return classes.map(({ value, from }) => {
    const named = module.folder === '.' ? value : `${module.folder}:${value}`;
    const entry = { value: classes.length === 1 ? module.folder : named, from };
    return { ...seen, framework: plain, sign, mainClass: value, entry };
  });
}
