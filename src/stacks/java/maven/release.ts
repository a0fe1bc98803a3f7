import type { Found } from '../../../model/evidence.ts';
import { textIn } from '../../_shared/xml-file.ts';
import { elementAt } from '../../_shared/xml-file.ts';
import { everywhere, filled, inherited, type Pom } from './pom.ts';

/** Properties that decide what is compiled for, the one that goes before the others first. */
const PROPERTIES = [
  'maven.compiler.release',
  'java.version',
  'jdk.version',
  'release.version',
  'maven.compiler.target',
  'maven.compiler.source',
];

/** Java version that a pom asks for: what the compiler is told, then properties, then what enforcer demands. */
export function mavenRelease(pom: Pom): Found<string> | null {
  const compiler =
    configurationOf(pom, 'maven-compiler-plugin', ['release']) ??
    configurationOf(pom, 'maven-compiler-plugin', ['target']);
  const property = PROPERTIES.map((name) => inherited(pom, 'properties', name)).find((one) => one !== null);
  const found =
    compiler ?? property ?? configurationOf(pom, 'maven-enforcer-plugin', ['rules', 'requireJavaVersion', 'version']);
  return found === null || found === undefined
    ? null
    : { value: found.value.replace(/^1\.(?=\d)/, ''), from: found.from };
}

function configurationOf(pom: Pom, plugin: string, path: readonly string[]): Found<string> | null {
  const plugins = [
    ...everywhere(pom, ['build', 'plugins'], 'plugin'),
    ...everywhere(pom, ['build', 'pluginManagement', 'plugins'], 'plugin'),
  ];
  for (const one of plugins.filter((element) => textIn(element, 'artifactId')?.value === plugin)) {
    const places = [one, ...(elementAt(one, 'executions')?.children ?? [])];
    const found = places.map((place) => textIn(place, 'configuration', ...path)).find((text) => text !== null);
    if (found !== undefined && found !== null) return filled(pom, found);
  }
  return null;
}
