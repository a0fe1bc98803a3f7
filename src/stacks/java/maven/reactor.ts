import type { Repo } from '../../../model/repo.ts';
import { elementsAt } from '../../_shared/xml-file.ts';
import { joined, readPom, type Pom } from './pom.ts';

/** More modules than a build of people has. */
const MOST_MODULES = 500;

/** The root pom and every module that it or a module of it names, each once. */
export function reactor(repo: Repo, root: Pom): readonly Pom[] {
  const found = new Map<string, Pom>([[root.folder, root]]);
  for (const pom of found.values()) {
    for (const folder of modulesOf(pom)) {
      const module = found.has(folder) || found.size > MOST_MODULES ? null : readPom(repo, folder, []);
      if (module !== null) found.set(folder, module);
    }
  }
  return [...found.values()];
}

function modulesOf(pom: Pom): readonly string[] {
  return elementsAt(pom.root, ['modules'], 'module')
    .map(({ text }) => joined(pom.folder, text))
    .filter((folder) => folder !== null);
}
