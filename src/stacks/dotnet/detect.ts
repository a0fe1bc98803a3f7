import type { Answers } from '../../model/answers.ts';
import type { Found } from '../../model/evidence.ts';
import type { Facts } from '../../model/facts.ts';
import type { CatalogueImage } from '../../model/image.ts';
import type { Repo } from '../../model/repo.ts';
import { blockers } from './detect/blockers.ts';
import { manifestsOf, otherFolders } from './detect/manifests.ts';
import { LEAST_PORT, NOT_CHOSEN, nameOf, programFacts, type ProgramFacts } from './detect/program.ts';
import { namedOutside, rootSources } from './detect/sources.ts';
import type { DotnetDetails } from './facts.ts';
import { closureOf, type Closure } from './msbuild/closure.ts';
import { sdksOf } from './msbuild/file.ts';
import { propertyOf, type Project } from './msbuild/project.ts';
import { solutionsIn } from './msbuild/solution.ts';
import { readNugetConfig, type NugetConfig } from './nuget/config.ts';
import { readLocks, type Locks } from './nuget/lock.ts';
import { chosenProgram, programsOf, projectsOf, type Program } from './programs.ts';
import { USUAL } from './scan/ports.ts';
import { sdkFor, type Sdk } from './sdk.ts';
import { secretProposals } from './secrets.ts';
import { dotnetVersion, type DotnetVersion } from './version.ts';

/** Everything that is read before anything is said of it. */
interface Read {
  readonly repo: Repo;
  readonly all: readonly Project[];
  readonly programs: readonly Program[];
  readonly program: Program | null;
  readonly closure: Closure;
  /** Folders of projects that the program is not built with. */
  readonly others: readonly string[];
  readonly version: DotnetVersion;
  readonly sdk: Sdk;
  readonly locks: Locks;
  readonly config: NugetConfig;
  readonly running: ProgramFacts;
  readonly given: Answers;
}

/** A folder with a solution or a project of C#, F# or Visual Basic is a .NET service. */
export function detect(repo: Repo, catalogue: readonly CatalogueImage[], given: Answers): Facts<DotnetDetails> | null {
  const all = projectsOf(repo);
  if (all === null) return null;
  const read = readAll(repo, all, catalogue, given);
  const { programs, program, version, sdk, running } = read;
  return {
    stack: 'dotnet',
    service: '',
    name: nameOf(program, all, solutionsIn(repo)[0] ?? ''),
    ...running.facts,
    runtime: version.runtime,
    manager: { value: `.NET SDK ${sdk.version}`, from: sdk.pinned?.from ?? program?.entry.from ?? '' },
    entries: programs.map(({ entry }) => entry),
    port: portOf(running.listening),
    secrets: secretProposals(read.config),
    buildArgs: [],
    conflicts: version.conflicts,
    blockers: blockers(read),
    details: { ...running.details, ...buildDetails(read), ...filesOf(read) },
  };
}

function readAll(repo: Repo, all: readonly Project[], catalogue: readonly CatalogueImage[], given: Answers): Read {
  const programs = programsOf(all);
  const program = chosenProgram(programs, given);
  const closure: Closure = program === null ? { projects: [], lost: [] } : closureOf(repo, program.project);
  const { projects } = closure;
  const others = program === null ? [] : otherFolders(all, projects);
  const version = dotnetVersion(repo, program?.project ?? all[0] ?? null, catalogue, given);
  const { cycle } = version.runtime;
  return {
    repo,
    all,
    programs,
    program,
    closure,
    others,
    version,
    sdk: sdkFor(repo, catalogue, cycle),
    locks: readLocks(repo, projects),
    config: readNugetConfig(repo, program?.project.folder ?? '.'),
    running: program === null ? NOT_CHOSEN : programFacts(repo, program, { projects, others, line: cycle }),
    given,
  };
}

/** What is known of how it is built. */
function buildDetails({
  program,
  closure: { projects },
  version,
  sdk,
  locks,
  others,
}: Read): Omit<DotnetDetails, keyof ProgramFacts['details'] | 'manifests' | 'sources'> {
  return {
    target: version.target?.value ?? '',
    severalTargets: version.severalTargets,
    folders: projects.map(({ folder }) => folder),
    others,
    lock: lockState(locks),
    sdk: sdk.version,
    sdkCycle: sdk.cycle,
    runtimeCycle: version.runtime.cycle,
    platform: program === null ? null : propertyOf(program.project, 'RuntimeIdentifier'),
    pinnedSdk: sdk.pinned,
    packagedSdk: packagedSdk(projects),
    rollsFrom: version.rollsFrom,
  };
}

/** Files that the restore reads, and those that the build reads beside the folders of its projects. */
function filesOf({
  repo,
  closure: { projects },
  others,
  locks,
  sdk,
  program,
  config,
}: Read): Pick<DotnetDetails, 'manifests' | 'sources'> {
  if (program === null) return { manifests: [], sources: [] };
  const folders = projects.map(({ folder }) => folder);
  const inRoot = projects.find(({ folder }) => folder === '.');
  const manifests = manifestsOf(repo, {
    projects,
    others,
    locks: locks.files,
    configs: config.files,
    packages: config.folders.map(({ value }) => value),
    global: sdk.pinned === null,
  });
  const root = inRoot === undefined ? [] : rootSources(repo, inRoot);
  return { manifests, sources: [...root, ...namedOutside(projects, folders)] };
}

function lockState({ missing, any }: Locks): DotnetDetails['lock'] {
  if (missing !== null) return 'unlocked';
  return any ? 'locked' : 'none';
}

function portOf(listening: (typeof NOT_CHOSEN)['listening']): Found<number> | null {
  if (listening === null) return null;
  const { port, variable } = listening.value;
  return { value: port < LEAST_PORT && variable !== null ? USUAL : port, from: listening.from };
}

/** A build SDK that NuGet brings, in contrast to those that are a part of .NET's own. */
function packagedSdk(projects: readonly Project[]): Found<string> | null {
  const named = projects.flatMap(({ files }) => files.flatMap(sdksOf));
  return named.find(({ value }) => !/^Microsoft\.NET\.Sdk(?:\.|$)/.test(value)) ?? null;
}
