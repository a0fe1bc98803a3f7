import type { Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';
import { findIn } from '../../_shared/place.ts';
import { textIn } from '../../_shared/xml-file.ts';
import type { Project } from '../project.ts';
import { findLogins } from './logins.ts';
import { looseVersion } from './loose.ts';
import { mavenModule } from './module.ts';
import { readPom } from './pom.ts';
import { reactor } from './reactor.ts';
import { mavenRelease } from './release.ts';

const WRAPPER = '.mvn/wrapper/maven-wrapper.properties';

/** A folder with a pom.xml that is no module of another, as a build; `null` without one. */
export function mavenProject(repo: Repo): Project | null {
  const root = readPom(repo, '.', []);
  if (root === null) return null;
  const poms = reactor(repo, root);
  const wrapper = repo.has('mvnw') && repo.has(WRAPPER);
  const properties = wrapper ? repo.text(WRAPPER) : null;
  const modules = poms.map((pom) => mavenModule(repo, pom)).filter((module) => module !== null);
  return {
    tool: wrapper ? 'mvnw' : 'maven',
    toolVersion: findIn(WRAPPER, properties, /^distributionUrl=\S*?apache-maven-([\w.-]+?)-bin\./m),
    toolHashed: /^distributionSha256Sum=[0-9a-f]{64}\s*$/m.test(properties ?? ''),
    name: textIn(root.root, 'artifactId') ?? { value: 'app', from: root.file },
    release: first(poms.map(mavenRelease)),
    manifests: [...poms.map(({ file }) => file), ...beside(repo, wrapper)],
    modules,
    loose: first(poms.map(looseVersion)),
    ...findLogins(repo, poms),
  };
}

/** Files that Maven reads before any pom. */
function beside(repo: Repo, wrapper: boolean): readonly string[] {
  const files = ['.mvn/maven.config', '.mvn/jvm.config', '.mvn/extensions.xml', ...(wrapper ? ['mvnw', WRAPPER] : [])];
  return [...files, '.mvn/wrapper/maven-wrapper.jar'].filter(
    (file) => repo.has(file) && (wrapper || !file.includes('wrapper')),
  );
}

function first<T>(all: readonly (Found<T> | null)[]): Found<T> | null {
  return all.find((one) => one !== null) ?? null;
}
