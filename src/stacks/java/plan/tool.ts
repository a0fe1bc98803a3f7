import type { JavaDetails } from '../facts.ts';
import { isGradle } from './deviations.ts';

/** Maven's own plugin that only fetches; at the version that templates were proven with. */
export const DEPENDENCY_PLUGIN = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1';

/** How the build tool is called. A wrapper is a script of the repo, whose mode a checkout may have lost. */
export function program({ tool }: JavaDetails): string {
  return { maven: 'mvn', mvnw: 'sh mvnw', gradle: 'gradle', gradlew: 'sh gradlew' }[tool];
}

/** No prompt, no progress, and no file whose checksum does not fit. */
export function quiet(details: JavaDetails): string {
  return isGradle(details) ? '--no-daemon --console=plain' : '-B -ntp -C';
}

/** What makes the program: tests are run elsewhere. */
export function goals(details: JavaDetails): string {
  return `${inProcess(details)}${isGradle(details) ? gradleTask(details) : mavenGoals(details)}`;
}

/** Kotlin's compiler would talk to a daemon of its own, which has nobody to serve after it and no network to be reached by. */
function inProcess(details: JavaDetails): string {
  if (!details.modules.some(({ language }) => language === 'kotlin')) return '';
  return isGradle(details) ? '-Pkotlin.compiler.execution.strategy=in-process ' : '-Dkotlin.compiler.daemon=false ';
}

function mavenGoals({ layout, module, modules }: JavaDetails): string {
  const only = modules.length > 1 ? `-pl ${module} -am ` : '';
  const beside =
    layout === 'thin'
      ? ` ${DEPENDENCY_PLUGIN}:copy-dependencies -DincludeScope=runtime -DoutputDirectory=/out/lib`
      : '';
  return `${only}-DskipTests package${beside}`;
}

const GRADLE_TASKS: Readonly<Record<JavaDetails['layout'], string>> = {
  'spring-boot': 'bootJar',
  'spring-boot-launcher': 'bootJar',
  quarkus: 'quarkusBuild',
  fat: 'shadowJar',
  thin: 'installDist',
};

function gradleTask({ layout, module }: JavaDetails): string {
  const path = module === '.' ? '' : `:${module.replaceAll('/', ':')}:`;
  return `${path}${GRADLE_TASKS[layout]}`;
}
