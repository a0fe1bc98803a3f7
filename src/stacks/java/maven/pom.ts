import type { Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';
import { elementAt, elementsAt, readXml, textIn, type XmlElement } from '../../_shared/xml-file.ts';

/** Properties may name properties; longer chains are circles. */
const LONGEST_CHAIN = 10;

/** A pom.xml with those above it that lie in the repo. */
export interface Pom {
  /** Relative to the service; `.` is the root. */
  readonly folder: string;
  readonly file: string;
  readonly root: XmlElement;
  readonly parent: Pom | null;
}

/** The pom.xml of a folder and, through `relativePath`, those that it is built on; `null` when there is none. */
export function readPom(repo: Repo, folder: string, above: readonly string[]): Pom | null {
  const file = folder === '.' ? 'pom.xml' : `${folder}/pom.xml`;
  const root = above.includes(file) ? null : readXml(repo, file);
  if (root === null) return null;
  const up = parentFolder(root, folder);
  const found = up === null ? null : readPom(repo, up, [...above, file]);
  const wanted = textIn(root, 'parent', 'artifactId')?.value;
  const same = found !== null && textIn(found.root, 'artifactId')?.value === wanted;
  return { folder, file, root, parent: same ? found : null };
}

/** Where the parent lies; `null` without one, and where an empty path says that it comes from a repository. */
function parentFolder(root: XmlElement, folder: string): string | null {
  const parent = elementAt(root, 'parent');
  const path = elementAt(parent, 'relativePath')?.text ?? '..';
  return parent === null || path === '' ? null : joined(folder, path);
}

/** Folder that a relative path leads to; `null` outside of the service. */
export function joined(folder: string, relative: string): string | null {
  const parts = folder === '.' ? [] : folder.split('/');
  for (const part of relative.replace(/\/?pom\.xml$/, '').split('/')) {
    if (part === '..' && parts.pop() === undefined) return null;
    if (part !== '..' && part !== '.' && part !== '') parts.push(part);
  }
  return parts.length === 0 ? '.' : parts.join('/');
}

/** A pom and those above it, the nearest first. */
export function lineage(pom: Pom): readonly Pom[] {
  return pom.parent === null ? [pom] : [pom, ...lineage(pom.parent)];
}

/** Text at a path in the nearest pom that has it, with its properties filled in. */
export function inherited(pom: Pom, ...path: readonly string[]): Found<string> | null {
  const found = lineage(pom)
    .map((one) => textIn(one.root, ...path))
    .find((one) => one !== null);
  return found === undefined || found === null ? null : filled(pom, found);
}

/** A value with every `${name}` replaced that a pom in the repo gives; the place is that of the last one that was followed. */
export function filled(pom: Pom, found: Found<string>): Found<string> {
  let now = found;
  for (let step = 0; step < LONGEST_CHAIN; step += 1) {
    const name = /\$\{([^${}]+)\}/.exec(now.value)?.[1];
    const given = name === undefined ? null : property(pom, name);
    if (name === undefined || given === null) return now;
    const alone = now.value === `\${${name}}`;
    now = { value: now.value.replace(`\${${name}}`, () => given.value), from: alone ? given.from : now.from };
  }
  return now;
}

function property(pom: Pom, name: string): Found<string> | null {
  const own = name.replace(/^(?:project|pom)\./, '');
  if (own !== name && own === 'version') return textIn(pom.root, 'version') ?? textIn(pom.root, 'parent', 'version');
  if (own !== name && own === 'groupId') return textIn(pom.root, 'groupId') ?? textIn(pom.root, 'parent', 'groupId');
  if (own !== name) return textIn(pom.root, ...own.split('.'));
  return (
    lineage(pom)
      .map((one) => textIn(one.root, 'properties', name))
      .find((one) => one !== null) ?? null
  );
}

/** Every element of a name below a path, in a pom and those above it. */
export function everywhere(pom: Pom, path: readonly string[], name: string): readonly XmlElement[] {
  return lineage(pom).flatMap((one) => elementsAt(one.root, path, name));
}
