import type { Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';
import { elementAt, textIn, type XmlElement } from '../../_shared/xml-file.ts';
import { isPlainPath } from '../../_shared/safe.ts';
import type { Language } from '../facts.ts';
import type { Coordinate, Module } from '../project.ts';
import { everywhere, filled, inherited, lineage, type Pom } from './pom.ts';

/** What a plugin is taken for that names no group. */
const USUAL_GROUP = 'org.apache.maven.plugins';

/** A module of a Maven build; `null` for one that only holds others together. */
export function mavenModule(repo: Repo, pom: Pom): Module | null {
  const packaging = inherited({ ...pom, parent: null }, 'packaging')?.value ?? 'jar';
  if (packaging === 'pom') return null;
  const name = textIn(pom.root, 'artifactId') ?? { value: 'app', from: pom.file };
  return {
    folder: pom.folder,
    name,
    language: languageOf(repo, pom.folder),
    packaging,
    plugins: [
      ...parentPlugin(pom),
      ...everywhere(pom, ['build', 'plugins'], 'plugin').map((one) => coordinate(pom, one, USUAL_GROUP)),
    ],
    libraries: everywhere(pom, ['dependencies'], 'dependency')
      .filter((one) => textIn(one, 'scope')?.value !== 'test')
      .map((one) => coordinate(pom, one, '')),
    jar: jarOf(pom, name, packaging),
    mainClass: mainClass(pom),
  };
}

/** A parent from outside the repo brings plugins along that no file here names. */
function parentPlugin(pom: Pom): readonly Found<Coordinate>[] {
  const outer = elementAt(lineage(pom).at(-1)?.root ?? null, 'parent');
  return outer === null ? [] : [coordinate(pom, outer, '')];
}

function coordinate(pom: Pom, element: XmlElement, group: string): Found<Coordinate> {
  const at = (name: string): string => filled(pom, textIn(element, name) ?? { value: '', from: '' }).value;
  const id = `${at('groupId') || group}:${at('artifactId')}`;
  return { value: { id, version: at('version') }, from: textIn(element, 'artifactId')?.from ?? element.from };
}

/** `finalName`, else name and version; a pattern where a property comes from elsewhere. */
function jarOf(pom: Pom, name: Found<string>, packaging: string): string {
  const version = inherited({ ...pom, parent: null }, 'version') ?? inherited(pom, 'parent', 'version');
  const named =
    inherited(pom, 'build', 'finalName')?.value ??
    `${name.value}-${filled(pom, version ?? { value: '', from: '' }).value}`;
  const base = filled(pom, { value: named, from: '' }).value;
  const folder = pom.folder === '.' ? 'target' : `${pom.folder}/target`;
  return isPlainPath(base) ? `${folder}/${base}.${packaging}` : `${folder}/*.${packaging}`;
}

/** Class that a plugin's configuration or a property names as the program. */
function mainClass(pom: Pom): Found<string> | null {
  const configured = everywhere(pom, ['build', 'plugins'], 'plugin')
    .map((plugin) => deep(plugin, 'mainClass') ?? deep(plugin, 'Main-Class'))
    .find((one) => one !== null);
  const property = ['start-class', 'exec.mainClass', 'mainClass', 'main.class']
    .map((name) => inherited(pom, 'properties', name))
    .find((one) => one !== null);
  const found =
    configured === undefined || configured === null ? property : { value: configured.text, from: configured.from };
  return found === undefined || found === null ? null : filled(pom, found);
}

function deep(element: XmlElement, name: string): XmlElement | null {
  const own = elementAt(element, name);
  if (own !== null && own.text !== '') return own;
  return element.children.map((child) => deep(child, name)).find((one) => one !== null) ?? null;
}

/** The language of the folder with code below `src/main`. */
export function languageOf(repo: Repo, folder: string): Language {
  const main = folder === '.' ? 'src/main' : `${folder}/src/main`;
  const there = repo.list(main);
  if (there.includes('kotlin/')) return 'kotlin';
  return there.includes('scala/') && !there.includes('java/') ? 'scala' : 'java';
}
