import type { Repo } from '../../../model/repo.ts';
import { parseXml, type XmlElement } from '../../_shared/xml-file.ts';

export const PROJECT = /\.(?:cs|fs|vb)proj$/;
const SOLUTION = /\.slnx?$/;
/** What builds leave behind is no project, whatever lies in it. */
const OUTPUT = /(?:^|\/)(?:bin|obj)\//;

/** Projects of a folder: those that its solutions name, else all below it. */
export function projectFiles(repo: Repo): readonly string[] {
  const all = repo.files().filter((file) => PROJECT.test(file) && !OUTPUT.test(file));
  const named = new Set(solutionsIn(repo).flatMap((file) => projectsIn(file, repo.text(file) ?? '')));
  const listed = all.filter((file) => named.has(file));
  return listed.length > 0 ? listed : all;
}

/** Solutions that lie in the folder itself. */
export function solutionsIn(repo: Repo): readonly string[] {
  return repo.list('').filter((name) => SOLUTION.test(name));
}

/** Whether a file lies in a folder below the root that has a solution of its own. */
export function inOwnSolution(repo: Repo): (file: string) => boolean {
  const solutions = repo.files().filter((one) => SOLUTION.test(one) && one.includes('/'));
  const folders = [...new Set(solutions.map((one) => one.slice(0, one.lastIndexOf('/') + 1)))];
  return (file) => folders.some((folder) => file.startsWith(folder));
}

function projectsIn(file: string, text: string): readonly string[] {
  if (file.endsWith('.slnx')) return pathsIn(parseXml(file, text));
  const lines = text.matchAll(/^Project\("[^"\n]*"\)[ \t]*=[ \t]*"[^"\n]*",[ \t]*"([^"\n]+)"/gm);
  return [...lines].map((match) => (match[1] ?? '').replaceAll('\\', '/'));
}

function pathsIn(element: XmlElement): readonly string[] {
  const own = element.name === 'Project' ? [(element.attributes['Path'] ?? '').replaceAll('\\', '/')] : [];
  return [...own, ...element.children.flatMap(pathsIn)];
}
