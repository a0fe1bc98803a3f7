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
  const running = program === null ? NOT_CHOSEN : runningFacts(program);
  return {
    stack: 'java',
    service: '',
    name: nameOf(project, programs, program),
    ...running.facts,
    runtime,
    manager: manager(project),
    entries: programs.map(({ entry }) => entry),
    secrets: secretProposals(project),
    buildArgs: [],
    conflicts,
    blockers: blockers({ project, programs, program, port: running.facts.port, given, line: runtime.cycle }),
    details: { ...buildDetails(project), release, ...running.details, usualPort: running.facts.port?.value ?? null },
  };
}

type Running = Pick<Facts, 'shape' | 'framework' | 'start' | 'port' | 'health' | 'writable'>;
type RunningDetails = Pick<JavaDetails, 'layout' | 'module' | 'jar' | 'mainClass' | 'portVariable' | 'stopEnv'>;

/** What nobody can say before a program is chosen. */
const NOT_CHOSEN: { readonly facts: Running; readonly details: RunningDetails } = {
  facts: { shape: 'server', framework: null, start: null, port: null, health: null, writable: [] },
  details: { layout: 'thin', module: '.', jar: '', mainClass: '', portVariable: '', stopEnv: '' },
};

/** What the chosen program says of how it runs. */
function runningFacts(program: Program): { readonly facts: Running; readonly details: RunningDetails } {
  const { framework, module, sign } = program;
  const { version } = sign.value;
  const listens = framework.listens(program);
  const port = listens ? (framework.port(program) ?? usualPort(program)) : null;
  return {
    facts: {
      shape: listens ? 'server' : 'worker',
      framework: shownFramework(program),
      start: { value: startWords(program), from: program.entry.from },
      port,
      health: listens ? framework.health(program, version) : null,
      writable: findWritable(program.sources, program.settings),
    },
    details: {
      layout: framework.layout(program, version),
      module: module.folder,
      jar: jarOf(program),
      mainClass: program.mainClass,
      portVariable: framework.portVariable,
      stopEnv: listens ? framework.stopEnv(program, version) : '',
    },
  };
}

/** What the build files say of how it is built. */
function buildDetails(project: Project): Omit<JavaDetails, keyof RunningDetails | 'release' | 'usualPort'> {
  const { tool, toolVersion, toolHashed, manifests, modules, loose, loginVariables, settings } = project;
  return {
    tool,
    toolVersion: toolVersion?.value ?? '',
    toolHashed,
    manifests,
    modules: modules.map(({ folder, language }) => ({ folder, language })),
    stubborn: stubbornPlugin(modules),
    loose,
    native: nativeLibrary(project),
    loginVariables,
    settings,
  };
}

function nativeLibrary({ modules }: Project): Found<string> | null {
  const found = modules.map((module) => uses(module, NATIVE)).find((one) => one !== null) ?? null;
  return found === null ? null : { value: found.value.id.split(':').at(-1) ?? '', from: found.from };
}

/** The jar that is shipped; a pattern for its name where a plugin lengthens it. */
function jarOf(program: Program): string {
  const { jar } = program.module;
  const ending = program.framework.ending(program);
  return ending === '' ? jar : `${jar.slice(0, jar.lastIndexOf('/'))}/*${ending}.jar`;
}

/** Words of the process, as they are typed: the JVM's own options are the plan's. */
function startWords(program: Program): readonly string[] {
  const { framework, sign, mainClass } = program;
  const layout = framework.layout(program, sign.value.version);
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

function shownFramework(program: Program): Found<string> | null {
  if (program.sign.value.id === '') return null;
  const version = program.sign.value.version.split('.').slice(0, 2).join('.');
  return { value: `${program.framework.title} ${/^\d/.test(version) ? version : ''}`.trim(), from: program.sign.from };
}

function manager({ tool, toolVersion, manifests }: Project): Found<string> {
  const title = tool === 'maven' || tool === 'mvnw' ? 'Maven' : 'Gradle';
  if (toolVersion !== null) return { value: `${title} ${toolVersion.value}`, from: toolVersion.from };
  return { value: title, from: manifests[0] ?? '' };
}
