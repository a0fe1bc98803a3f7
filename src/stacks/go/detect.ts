import type { Answers } from '../../model/answers.ts';
import type { Found } from '../../model/evidence.ts';
import type { Facts } from '../../model/facts.ts';
import type { CatalogueImage } from '../../model/image.ts';
import type { Repo } from '../../model/repo.ts';
import { imageName } from '../_shared/safe.ts';
import { blockers } from './detect/blockers.ts';
import { moduleDetails } from './detect/module.ts';
import { entryPath, programDetails } from './detect/program.ts';
import type { GoDetails } from './facts.ts';
import { findFramework } from './scan/frameworks.ts';
import { readGoMod, type GoMod } from './scan/go-mod.ts';
import { mainPackages, packagesOf, reachable, type GoFile } from './scan/packages.ts';
import type { Listening } from './scan/ports.ts';
import { goVersion } from './version.ts';

/** A folder with a go.mod is a Go service. What the program does is read from the files that the chosen program is made of. */
export function detect(repo: Repo, catalogue: readonly CatalogueImage[], given: Answers): Facts<GoDetails> | null {
  const text = repo.text('go.mod');
  if (text === null) return null;
  const mod = readGoMod('go.mod', text);
  const module = moduleDetails(repo, mod);
  const { entries, chosen, files } = readPrograms(repo, mod, given);
  const program = programDetails(repo, mod, files);
  return {
    stack: 'go',
    service: '',
    name: nameOf(mod, entries, chosen),
    shape: program.shape,
    framework: findFramework(mod.requires),
    ...goVersion(repo, mod, catalogue, given),
    manager: null,
    entries,
    start: { value: ['/app'], from: chosen?.from ?? mod.module.from },
    port: port(program.listening),
    health: program.health,
    writable: program.writable,
    secrets: module.secrets,
    buildArgs: program.details.versionVariables.map(({ value, from }) => ({ value: value.argument, from })),
    blockers: blockers({ repo, mod, given, entries, install: module.details.install, program }),
    details: { module: mod.module.value, ...module.details, ...program.details },
  };
}

/** What could be shipped, what is, and the files that it is made of: none while several could be. */
function readPrograms(
  repo: Repo,
  mod: GoMod,
  given: Answers,
): {
  readonly entries: readonly Found<string>[];
  readonly chosen: Found<string> | null;
  readonly files: readonly GoFile[];
} {
  const packages = packagesOf(repo.files(), nestedModules(repo), (path) => repo.text(path));
  const { meant, all } = mainPackages(packages);
  const wanted = given.entry === undefined ? null : entryPath(given.entry);
  const named = all.find((one) => one.value === wanted);
  const entries = named === undefined || meant.includes(named) ? meant : [...meant, named];
  const chosen = (wanted === null ? onlyOne(entries) : named) ?? null;
  return { entries, chosen, files: chosen === null ? [] : reachable(packages, mod.module.value, chosen.value) };
}

function onlyOne(entries: readonly Found<string>[]): Found<string> | undefined {
  return entries.length === 1 ? entries[0] : undefined;
}

function port(listening: Found<Listening> | null): Found<number> | null {
  return listening === null ? null : { value: listening.value.port, from: listening.from };
}

function nestedModules(repo: Repo): readonly string[] {
  return repo
    .files()
    .filter((file) => file.endsWith('/go.mod'))
    .map((file) => file.slice(0, -'/go.mod'.length));
}

/** The module's name; where it makes several programs, the chosen program's. */
function nameOf(mod: GoMod, entries: readonly Found<string>[], chosen: Found<string> | null): Found<string> {
  if (chosen !== null && chosen.value !== '.' && entries.length > 1)
    return { value: imageName(chosen.value), from: chosen.from };
  return { value: imageName(mod.module.value.replace(/\/v\d+$/, '').replace(/\.git$/, '')), from: mod.module.from };
}
