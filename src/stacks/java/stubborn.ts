import type { Found } from '../../model/evidence.ts';
import type { Module } from './project.ts';

/** Plugins that run on an empty class as they run on a program. */
const WILLING =
  /^(?:org\.apache\.maven\.plugins:maven-(?:clean|resources|compiler|surefire|failsafe|jar|war|shade|install|deploy|dependency|enforcer|source|site|toolchains|wrapper)-plugin|org\.springframework\.boot:\S+|io\.quarkus(?:\.platform)?:\S+|io\.micronaut\S*:\S+|org\.jetbrains\.kotlin:kotlin-maven-plugin|net\.alchim31\.maven:scala-maven-plugin|org\.jacoco:jacoco-maven-plugin|org\.graalvm\.buildtools:\S+|org\.codehaus\.mojo:(?:build-helper|versions|exec|flatten)-maven-plugin)$/;

/** The first Maven plugin that may need files of the program, so that nothing can be fetched by running the build ahead on an empty class. */
export function stubbornPlugin(modules: readonly Module[]): Found<string> | null {
  const plugins = modules.filter(({ jar }) => !jar.includes('build/libs')).flatMap((module) => module.plugins);
  const found = plugins.find(({ value }) => value.id.includes(':') && !WILLING.test(value.id));
  return found === undefined ? null : { value: found.value.id.split(':').at(-1) ?? '', from: found.from };
}
