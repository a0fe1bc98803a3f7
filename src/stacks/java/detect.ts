import type { Answers } from '../../model/answers.ts';
import type { Found } from '../../model/evidence.ts';
import type { Facts } from '../../model/facts.ts';
import type { CatalogueImage } from '../../model/image.ts';
import type { Repo } from '../../model/repo.ts';
import { imageName } from '../_shared/safe.ts';
import { blockers } from './blockers.ts';
import type { JavaDetails } from './facts.ts';
import { atLeast } from './frameworks/framework.ts';
import { gradleProject } from './gradle/index.ts';
import { mavenProject } from './maven/index.ts';
import { chosenProgram, programsOf, type Program } from './programs.ts';
import { uses, type Project } from './project.ts';
import { findWritable } from './scan/disk.ts';
import { secretProposals } from './secrets.ts';
import { stubbornPlugin } from './stubborn.ts';
import { javaVersion } from './version.ts';

/** Libraries that unpack native code below the temporary folder and load it from there. */
const NATIVE =
  /(?:sqlite-jdbc|snappy-java|zstd-jni|netty-tcnative\S*|rocksdbjni|jna(?:-platform)?|lz4-java|leveldbjni\S*|jansi)$/;

/** A folder with a pom.xml, or with Gradle's settings or build script, is a Java service. Maven goes first where both are there. */
export function detect(repo: Repo, catalogue: readonly CatalogueImage[], given: Answers): Facts<JavaDetails> | null {
  const project = mavenProject(repo) ?? gradleProject(repo);
  if (project === null) return null;
  const programs = programsOf(repo, project);
  const program = chosenProgram(programs, given);
  const { runtime, release, conflicts } = javaVersion(repo, project, catalogue, given);
  const listening = program?.framework.listens(program) ?? false;
  const port = listening && program !== null ? (program.framework.port(program) ?? usualPort(program)) : null;
  const version = program?.sign.value.version ?? '';
  return {
    stack: 'java',
    service: '',
    name: nameOf(project, programs, program),
    shape: listening || program === null ? 'server' : 'worker',
    framework: shownFramework(program),
    runtime,
    manager: manager(project),
    entries: programs.map(({ entry }) => entry),
    start: program === null ? null : { value: startWords(program), from: program.entry.from },
    port,
    health: listening && program !== null ? program.framework.health(program, version) : null,
    writable: program === null ? [] : findWritable(program.sources, program.settings),
    secrets: secretProposals(project),
    buildArgs: [],
    conflicts,
    blockers: blockers({ project, programs, program, port, given }),
    details: detailsOf(project, program, release, port),
  };
}

function detailsOf(
  project: Project,
  program: Program | null,
  release: string,
  port: Found<number> | null,
): JavaDetails {
  const { tool, toolVersion, toolHashed, manifests, modules, loose, loginVariables, settings } = project;
  const native = modules.map((module) => uses(module, NATIVE)).find((one) => one !== null);
  return {
    tool,
    toolVersion: toolVersion?.value ?? '',
    toolHashed,
    release,
    manifests,
    modules: modules.map(({ folder, language }) => ({ folder, language })),
    layout: program?.framework.layout(program.module, program.sign.value.version) ?? 'thin',
    module: program?.module.folder ?? '.',
    jar: program?.module.jar ?? '',
    mainClass: program?.mainClass ?? '',
    portVariable: program?.framework.portVariable ?? '',
    usualPort: port?.value ?? null,
    stubborn: stubbornPlugin(modules),
    loose,
    native:
      native === undefined || native === null
        ? null
        : { value: native.value.id.split(':').at(-1) ?? '', from: native.from },
    loginVariables,
    settings,
  };
}

/** Words of the process, as they are typed: the JVM's own options are the plan's. */
function startWords({ framework, module, sign, mainClass }: Program): readonly string[] {
  const layout = framework.layout(module, sign.value.version);
  if (layout === 'quarkus') return ['java', '-jar', 'quarkus-run.jar'];
  if (layout === 'thin') return ['java', '-cp', 'app.jar:lib/*', mainClass];
  if (layout !== 'spring-boot-launcher') return ['java', '-jar', 'app.jar'];
  const loader = atLeast(sign.value.version, 3, 2) ? 'loader.launch' : 'loader';
  return ['java', '-cp', '.', `org.springframework.boot.${loader}.JarLauncher`];
}

/** What the frameworks listen on when nothing tells them otherwise. */
function usualPort(program: Program): Found<number> | null {
  return program.framework.portVariable === '' ? null : { value: 8080, from: program.sign.from };
}

/** The module's name; where it makes several programs, the chosen program's. */
function nameOf(project: Project, programs: readonly Program[], program: Program | null): Found<string> {
  const found = program !== null && programs.length > 1 ? program.module.name : project.name;
  return { value: imageName(found.value), from: found.from };
}

function shownFramework(program: Program | null): Found<string> | null {
  if (program === null || program.sign.value.id === '') return null;
  const version = program.sign.value.version.split('.').slice(0, 2).join('.');
  return { value: `${program.framework.title} ${/^\d/.test(version) ? version : ''}`.trim(), from: program.sign.from };
}

function manager({ tool, toolVersion, manifests }: Project): Found<string> {
  const title = tool === 'maven' || tool === 'mvnw' ? 'Maven' : 'Gradle';
  if (toolVersion !== null) return { value: `${title} ${toolVersion.value}`, from: toolVersion.from };
  return { value: title, from: manifests[0] ?? '' };
}
