import type { Answers } from '../../../model/answers.ts';
import type { Blocker, Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';
import type { Closure } from '../msbuild/closure.ts';
import { commandsOf } from '../msbuild/file.ts';
import { foreignSign } from '../msbuild/kind.ts';
import type { Project } from '../msbuild/project.ts';
import type { NugetConfig } from '../nuget/config.ts';
import type { Locks } from '../nuget/lock.ts';
import type { Program } from '../programs.ts';
import type { Sdk } from '../sdk.ts';
import type { DotnetVersion } from '../version.ts';
import { LEAST_PORT, type ProgramFacts } from './program.ts';

/** What the blockers are judged by. */
export interface Judged {
  readonly repo: Repo;
  readonly all: readonly Project[];
  readonly programs: readonly Program[];
  readonly program: Program | null;
  readonly closure: Closure;
  readonly version: DotnetVersion;
  readonly sdk: Sdk;
  readonly locks: Locks;
  readonly config: NugetConfig;
  readonly running: ProgramFacts;
  readonly given: Answers;
}

/** Everything that stops a .NET image until a person has decided. */
export function blockers(judged: Judged): readonly Blocker[] {
  return [
    ...noProgram(judged),
    ...outsideContext(judged),
    ...nodeInBuild(judged),
    ...readablePassword(judged),
    ...noLock(judged),
    ...lockOfAnother(judged),
    ...sdkPinned(judged),
    ...olderRuntime(judged),
    ...unreachable(judged),
  ];
}

function noProgram({ repo, all, programs }: Judged): readonly Blocker[] {
  if (programs.length > 0) return [];
  const old = repo.files().find((file) => /(?:^|\/)packages\.config$/.test(file));
  if (old !== undefined)
    return [blocker('packages-config', 'packages.config belongs to the .NET that runs on Windows alone.', old, [])];
  const foreign = all.map(foreignSign).find((found) => found !== null);
  if (foreign)
    return [
      blocker('foreign-platform', `${foreign.value} builds for another place than a server's Linux.`, foreign.from, []),
    ];
  const message = 'no project makes a program: none has a web or worker SDK, or the output type Exe.';
  return [
    blocker('no-program', message, all[0]?.file ?? '', [
      'ironhull retrofit --service FOLDER     if the program is in another folder',
    ]),
  ];
}

function outsideContext({ closure }: Judged): readonly Blocker[] {
  const lost = closure.lost.find(({ value }) => !value.endsWith('.esproj'));
  if (lost === undefined) return [];
  const outside = lost.value.startsWith('../');
  const message = outside
    ? `${lost.value} lies outside of this folder, where no build of it can reach.`
    : `${lost.value} is named and is not there.`;
  return [
    blocker('project-outside-context', message, lost.from, [
      'ironhull retrofit --service FOLDER --entry PROJECT     where FOLDER holds all projects',
    ]),
  ];
}

/** The SDK's image has no Node.js, and a site has its own image to be built in. */
function nodeInBuild({ closure }: Judged): readonly Blocker[] {
  const site = closure.lost.find(({ value }) => value.endsWith('.esproj'));
  const command = closure.projects
    .flatMap(({ files }) => files.flatMap(commandsOf))
    .find(({ value }) => /\b(?:npm|npx|pnpm|yarn|bun|node)\s/.test(value));
  const found = site ?? command;
  if (found === undefined) return [];
  const message = "the build of this project runs Node.js, which the SDK's image does not have.";
  return [
    blocker('node-in-build', message, found.from, [
      'ironhull retrofit --service FOLDER     makes an image of the site itself',
      'and put a condition on the reference or the command, so that a build without Node.js leaves it out',
    ]),
  ];
}

function readablePassword({ config }: Judged): readonly Blocker[] {
  const [found] = config.passwords;
  if (found === undefined) return [];
  const message = `the password for ${found.value} stands in a file that the build reads.`;
  return [
    blocker('token-in-file', message, found.from, [
      'write %NUGET_TOKEN% in its place, and change the password: who has the repo has it too',
    ]),
  ];
}

function noLock({ locks, program, given }: Judged): readonly Blocker[] {
  if (program === null || locks.missing === null || given.unlocked === true) return [];
  return [
    {
      name: 'no-lockfile',
      message: `${locks.missing.value} comes without a packages.lock.json.`,
      from: locks.missing.from,
      hints: [
        `dotnet restore ${program.project.file} --use-lock-file     makes one for each project; commit them`,
        'ironhull retrofit --unlocked     goes on, and says so in the file',
      ],
      liftedBy: 'unlocked',
    },
  ];
}

/** Where a locked restore would stop although nothing of the repo has changed (dotnet/sdk#48795). */
function lockOfAnother({ locks, program, running, sdk, version, given }: Judged): readonly Blocker[] {
  if (program === null || given.unlocked === true || locks.files.length === 0) return [];
  const again = `dotnet restore ${program.project.file} --force-evaluate     writes the locks again, by SDK ${sdk.version}`;
  const open = 'ironhull retrofit --unlocked     goes on, and says so in the file';
  const platform =
    running.details.publishing === 'portable' ? null : locks.withoutPlatform(version.target?.value ?? '');
  if (platform !== null) {
    const message = 'the lock knows no platform, and the program is published for one.';
    const name = '<RuntimeIdentifiers>linux-x64;linux-arm64</RuntimeIdentifiers>     in the project, then';
    return [{ ...blocker('lock-without-platform', message, platform.from, [name, again, open]), liftedBy: 'unlocked' }];
  }
  const other = locks.ofAnotherSdk(version.runtime.version);
  if (other === null) return [];
  const message = `${other.value} was added by another SDK than ${sdk.version}, which brings its own version.`;
  return [{ ...blocker('lock-of-another-sdk', message, other.from, [again, open]), liftedBy: 'unlocked' }];
}

function sdkPinned({ sdk }: Judged): readonly Blocker[] {
  if (sdk.bound === null || sdk.pinned === null) return [];
  const message = `global.json wants SDK ${sdk.pinned.value}, which no vetted image has, and names build SDKs too.`;
  return [
    blocker('sdk-pinned', message, sdk.pinned.from, [
      `"rollForward": "latestFeature"     in global.json takes SDK ${sdk.version}`,
    ]),
  ];
}

function olderRuntime({ version, running }: Judged): readonly Blocker[] {
  const { tooNew, rollsFrom, runtime } = version;
  if (tooNew !== null)
    return [
      blocker('older-runtime', `${tooNew.value} does not run on .NET ${runtime.cycle}.`, tooNew.from, [
        'ironhull retrofit     without --runtime takes the line that the project names',
      ]),
    ];
  if (rollsFrom === null || running.details.publishing === 'portable') return [];
  const message = `a program that brings its runtime along runs on ${rollsFrom.value} and no other.`;
  return [blocker('bound-runtime', message, rollsFrom.from, ['change the target in the project'])];
}

function unreachable({ running }: Judged): readonly Blocker[] {
  const { listening } = running;
  if (listening === null || listening.value.variable !== null) return [];
  const { port, loopback } = listening.value;
  if (loopback)
    return [
      blocker('loopback', 'the program answers only inside its own container.', listening.from, [
        'listen on http://*:8080, or leave it to ASPNETCORE_HTTP_PORTS, which the image sets',
      ]),
    ];
  if (port >= LEAST_PORT) return [];
  return [
    blocker('privileged-port', `port ${port} needs a privilege that the image does not have.`, listening.from, [
      'leave it to ASPNETCORE_HTTP_PORTS, which the image sets, or listen on 8080',
    ]),
  ];
}

function blocker(name: string, message: string, from: Found<string>['from'], hints: readonly string[]): Blocker {
  return { name, message, from, hints };
}
