import type { Facts } from '../../../model/facts.ts';
import type { Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';
import type { SourceFile } from '../../_shared/code.ts';
import { imageName } from '../../_shared/safe.ts';
import type { DotnetDetails, Publishing } from '../facts.ts';
import { allItems, isTrue, propertyOf, type Project } from '../msbuild/project.ts';
import type { Program } from '../programs.ts';
import { findCultures } from '../scan/cultures.ts';
import { findKeys, findWritable, keysPath } from '../scan/disk.ts';
import { findAllowedHost, findHealth, findHealthCommand } from '../scan/health.ts';
import { findPort, usualPort, type Listening } from '../scan/ports.ts';
import { settingsOf, type Settings } from '../scan/settings.ts';
import { sourcesOf } from '../scan/source.ts';

type Running = Pick<Facts, 'shape' | 'framework' | 'start' | 'health' | 'writable'>;
type RunningDetails = Pick<
  DotnetDetails,
  | 'project'
  | 'assembly'
  | 'kind'
  | 'publishing'
  | 'packing'
  | 'aspnet'
  | 'cultures'
  | 'portVariable'
  | 'usualPort'
  | 'allowedHost'
  | 'healthCommand'
  | 'keys'
>;

/** Lowest port that needs no privilege (H19). */
export const LEAST_PORT = 1024;

/** How the chosen program runs. */
export interface ProgramFacts {
  readonly facts: Running;
  readonly details: RunningDetails;
  readonly listening: Found<Listening> | null;
}

/** What nobody can say before a program is chosen. */
export const NOT_CHOSEN: ProgramFacts = {
  facts: { shape: 'server', framework: null, start: null, health: null, writable: [] },
  details: {
    project: '',
    assembly: '',
    kind: 'console',
    publishing: 'portable',
    packing: [],
    aspnet: false,
    cultures: null,
    portVariable: null,
    usualPort: null,
    allowedHost: null,
    healthCommand: null,
    keys: null,
  },
  listening: null,
};

/** What the program is built with, what is not, and the line that it runs on. */
export interface Around {
  readonly projects: readonly Project[];
  readonly others: readonly string[];
  readonly line: string;
}

export function programFacts(repo: Repo, program: Program, { projects, others, line }: Around): ProgramFacts {
  const { project, kind, entry } = program;
  const folders = projects.map(({ folder }) => folder);
  const sources = sourcesOf(repo, folders, others);
  const settings = settingsOf(repo, project.folder);
  const serves = kind === 'web' || sources.some(({ text }) => /\bWebApplication\.Create|\bConfigureWebHost/.test(text));
  const found = serves ? findPort(repo, project.folder, sources, settings) : null;
  const listening = serves ? (found ?? usualPort(entry.from)) : null;
  const published = publishedAs(project);
  const served = serves ? servedBy(sources, settings) : SILENT;
  return {
    facts: {
      shape: serves ? 'server' : 'worker',
      framework: { value: `${titleOf(program)} ${line}`, from: entry.from },
      start: { value: startWords(published.publishing, published.assembly), from: entry.from },
      health: served.health,
      writable: [...served.home, ...findWritable(sources, settings)],
    },
    details: {
      project: project.file,
      kind,
      ...published,
      aspnet: kind === 'web' || projects.some(sharesAspnet),
      cultures: findCultures(repo, projects, sources),
      ...told(listening),
      allowedHost: served.allowedHost,
      healthCommand: served.healthCommand,
      keys: served.keys,
    },
    listening,
  };
}

type Served = Pick<Facts, 'health'> &
  Pick<DotnetDetails, 'allowedHost' | 'healthCommand' | 'keys'> & { readonly home: Running['writable'] };

const SILENT: Served = { health: null, allowedHost: null, healthCommand: null, keys: null, home: [] };

/** What only a program that serves has. */
function servedBy(sources: readonly SourceFile[], settings: Settings): Served {
  const keys = findKeys(sources);
  const home = keys === null ? [] : [keysPath(keys)];
  return {
    health: findHealth(sources, settings),
    allowedHost: findAllowedHost(settings),
    healthCommand: findHealthCommand(sources),
    keys,
    home,
  };
}

function publishedAs(project: Project): Pick<DotnetDetails, 'assembly' | 'publishing' | 'packing'> {
  const publishing = publishingOf(project);
  const assembly = propertyOf(project, 'AssemblyName')?.value ?? project.name;
  return { assembly, publishing, packing: packingOf(project, publishing) };
}

/** How it is told another port, and the one that it takes when it is told none: none where nobody could reach it there. */
function told(listening: Found<Listening> | null): Pick<DotnetDetails, 'portVariable' | 'usualPort'> {
  if (listening === null) return { portVariable: null, usualPort: null };
  const { port, loopback, variable } = listening.value;
  return { portVariable: variable, usualPort: loopback || port < LEAST_PORT ? null : port };
}

/** Name of the image: the assembly's, `Acme.Orders.Api` as `acme.orders.api`; before a program is chosen, the solution's. */
export function nameOf(program: Program | null, projects: readonly Project[], solution: string): Found<string> {
  const { value, from } = program === null ? folderName(projects, solution) : assemblyName(program);
  return { value: imageName(value), from };
}

function assemblyName({ project, entry }: Program): Found<string> {
  return propertyOf(project, 'AssemblyName') ?? { value: project.name, from: entry.from };
}

function folderName([first]: readonly Project[], solution: string): Found<string> {
  if (solution !== '') return { value: solution.replace(/\.slnx?$/, ''), from: solution };
  return { value: first?.name ?? 'app', from: first?.file ?? '' };
}

/** Words of the process, as they are typed. */
export function startWords(publishing: Publishing, assembly: string): readonly string[] {
  return publishing === 'portable' ? ['dotnet', `${assembly}.dll`] : [`/app/${assembly}`];
}

function titleOf({ kind }: Program): string {
  return { web: 'ASP.NET Core', worker: '.NET worker', console: '.NET' }[kind];
}

/** Trimming and single files are of one platform, and bring the runtime along. */
function publishingOf(project: Project): Publishing {
  if (isTrue(project, 'PublishAot') !== null) return 'native';
  const own = ['SelfContained', 'PublishSelfContained', 'PublishTrimmed'];
  return own.some((name) => isTrue(project, name) !== null) ? 'self-contained' : 'portable';
}

/** Code that is compiled ahead is of one platform, as a runtime that is brought along is anyway. */
function packingOf(project: Project, publishing: Publishing): readonly string[] {
  const names = publishing === 'portable' ? ['PublishSingleFile', 'PublishReadyToRun'] : ['PublishSingleFile'];
  return names.filter((name) => isTrue(project, name) !== null);
}

function sharesAspnet(project: Project): boolean {
  return allItems(project, 'FrameworkReference').some(({ value }) => value.include === 'Microsoft.AspNetCore.App');
}
