import type { Answers } from '../../model/answers.ts';
import type { Blocker, Found } from '../../model/evidence.ts';
import type { Facts } from '../../model/facts.ts';
import { atLeast } from './frameworks/framework.ts';
import type { JavaDetails } from './facts.ts';
import type { Program } from './programs.ts';
import type { Project } from './project.ts';

/** Lowest port that needs no privilege (H19). */
const LEAST_PORT = 1024;

/** What the blockers are judged by. */
export interface Judged {
  readonly project: Project;
  readonly programs: readonly Program[];
  readonly program: Program | null;
  readonly port: Found<number> | null;
  readonly given: Answers;
  /** Release line of the Java that builds. */
  readonly line: string;
}

/** Everything that stops a Java image until a person has decided. */
export function blockers(judged: Judged): Facts<JavaDetails>['blockers'] {
  return [
    ...noProgram(judged),
    ...foreignPlatform(judged),
    ...looseVersions(judged),
    ...notAJar(judged),
    ...oldWrapper(judged),
    ...lowPort(judged),
  ];
}

function noProgram({ project, programs }: Judged): readonly Blocker[] {
  if (programs.length > 0) return [];
  const message = 'no module has a main class or a plugin that makes a program, so there is nothing to ship.';
  return [
    {
      name: 'no-program',
      message,
      from: project.name.from,
      hints: ['ironhull retrofit --service FOLDER     if the program is in another folder'],
    },
  ];
}

function foreignPlatform({ project }: Judged): readonly Blocker[] {
  const found = project.modules
    .flatMap(({ plugins }) => plugins)
    .find(({ value }) => /^com\.android\.|^org\.jetbrains\.kotlin\.multiplatform$/.test(value.id));
  if (found === undefined) return [];
  const message = `${found.value.id} builds for other platforms than a server's Java.`;
  return [
    {
      name: 'foreign-platform',
      message,
      from: found.from,
      hints: ['ironhull retrofit --service FOLDER     names the module that runs on a server'],
    },
  ];
}

/** Neither tool has a lock that must be there: exact versions are it (H7). */
function looseVersions({ project, given }: Judged): readonly Blocker[] {
  if (project.loose === null || given.unlocked === true) return [];
  return [
    {
      name: 'no-lockfile',
      message: `${project.loose.value} may mean something else tomorrow.`,
      from: project.loose.from,
      hints: ['name one exact version', 'ironhull retrofit --unlocked     goes on, and says so in the file'],
      liftedBy: 'unlocked',
    },
  ];
}

function notAJar({ program }: Judged): readonly Blocker[] {
  if (program === null || program.module.packaging !== 'war' || program.sign.value.id !== '') return [];
  const message = 'it is packaged as a war, which needs a server that is not part of it.';
  return [
    {
      name: 'no-server',
      message,
      from: program.module.name.from,
      hints: ['Spring Boot, Quarkus and Micronaut bring a server along'],
    },
  ];
}

/** First Gradle that runs on a Java at all (docs.gradle.org, compatibility matrix). */
const FLOORS: Readonly<Record<string, readonly [number, number]>> = { '17': [7, 3], '21': [8, 5], '25': [9, 1] };

function oldWrapper({ project, line }: Judged): readonly Blocker[] {
  const [major, minor] = FLOORS[line] ?? [0, 0];
  if (project.tool !== 'gradlew' || project.toolVersion === null || atLeast(project.toolVersion.value, major, minor))
    return [];
  const message = `the wrapper's Gradle ${project.toolVersion.value} does not run on Java ${line}, which needs ${major}.${minor} or later.`;
  const hints = [
    `./gradlew wrapper --gradle-version ${major}.${minor}     and commit what it changes`,
    'ironhull retrofit --runtime 21     builds and runs on an older Java',
  ];
  return [{ name: 'old-wrapper', message, from: project.toolVersion.from, hints }];
}

function lowPort({ port, given }: Judged): readonly Blocker[] {
  if (port === null || port.value >= LEAST_PORT || given.port !== undefined) return [];
  const message = `it listens on port ${port.value}, which only root may do without more.`;
  return [
    {
      name: 'privileged-port',
      message,
      from: port.from,
      hints: ['ironhull retrofit --port 8080     if it listens there in a container'],
    },
  ];
}
