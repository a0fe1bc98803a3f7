import type { Found } from '../../../model/evidence.ts';
import { textIn } from '../../_shared/xml-file.ts';
import { everywhere, filled, type Pom } from './pom.ts';

const PLACES: readonly (readonly [path: readonly string[], name: string])[] = [
  [['dependencies'], 'dependency'],
  [['dependencyManagement', 'dependencies'], 'dependency'],
  [['build', 'plugins'], 'plugin'],
  [[], 'parent'],
];

/** The first version that is a range, `LATEST`, `RELEASE` or a snapshot: Maven has no lockfile, so exact versions are its lock (H7). */
export function looseVersion(pom: Pom): Found<string> | null {
  for (const [path, name] of PLACES) {
    for (const element of everywhere({ ...pom, parent: null }, path, name)) {
      const version = textIn(element, 'version');
      const exact = version === null ? null : filled(pom, version);
      const own = name === 'parent' && pom.parent !== null;
      if (exact !== null && !own && isLoose(exact.value))
        return { value: `${textIn(element, 'artifactId')?.value ?? ''} ${exact.value}`, from: exact.from };
    }
  }
  return null;
}

function isLoose(version: string): boolean {
  return /^[[(]/.test(version) || /^(?:LATEST|RELEASE)$/.test(version) || version.endsWith('-SNAPSHOT');
}
