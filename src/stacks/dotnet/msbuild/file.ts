import type { Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';
import { readXml, type XmlElement } from '../../_shared/xml-file.ts';

/** One file of MSBuild, read and never run. */
export interface MsbuildFile {
  /** Relative to the service. */
  readonly file: string;
  readonly root: XmlElement;
}

/** An item such as a `PackageReference`, with what it says as attributes or as elements. */
export interface Item {
  readonly include: string;
  readonly metadata: Readonly<Record<string, string>>;
}

export function readMsbuild(repo: Repo, file: string): MsbuildFile | null {
  const root = readXml(repo, file);
  return root === null ? null : { file, root };
}

/** Folder of a file; `.` is the root. */
export function folderOf(file: string): string {
  const slash = file.lastIndexOf('/');
  return slash === -1 ? '.' : file.slice(0, slash);
}

/** A path as seen from a folder; `..` that leave the root stay. */
export function joined(folder: string, path: string): string {
  const parts = folder === '.' ? [] : folder.split('/');
  for (const part of path.replace(/^\$\(MSBuild(?:This)?(?:FileDirectory|ProjectDirectory)\)\/?/, '').split('/')) {
    if (part === '.' || part === '') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}

/** Values that a file gives a property, in order, each with whether it only stands in for a missing one. */
export function valuesOf({ root }: MsbuildFile, name: string): readonly (Found<string> & { readonly weak: boolean })[] {
  const wanted = name.toLowerCase();
  return groups(root, 'PropertyGroup').flatMap((group) =>
    group.children
      .filter((child) => child.name.toLowerCase() === wanted && applies(child))
      .map((child) => ({
        value: child.text,
        from: child.from,
        weak: isWeak(child) || isWeak(group),
      })),
  );
}

/** Items of a type, those under a condition too: what a build may take is worth knowing. */
export function itemsOf({ root }: MsbuildFile, type: string): readonly Found<Item>[] {
  return children(root, 'ItemGroup').flatMap((group) =>
    group.children
      .filter((child) => child.name === type)
      .flatMap((child) => {
        const include = child.attributes['Include'] ?? child.attributes['Update'] ?? '';
        const inner = Object.fromEntries(child.children.map((one) => [one.name, one.text]));
        const metadata = { ...child.attributes, ...inner };
        return include
          .split(';')
          .map((part) => part.trim().replaceAll('\\', '/'))
          .filter((part) => part !== '')
          .map((part) => ({ value: { include: part, metadata }, from: child.from }));
      }),
  );
}

/** Build SDKs by name, without their version. */
export function sdksOf({ root }: MsbuildFile): readonly Found<string>[] {
  const named = [
    ...(root.attributes['Sdk'] ?? '').split(';').map((value) => ({ value, from: root.from })),
    ...children(root, 'Sdk').map((one) => ({ value: one.attributes['Name'] ?? '', from: one.from })),
    ...children(root, 'Import').map((one) => ({ value: one.attributes['Sdk'] ?? '', from: one.from })),
  ];
  return named
    .map(({ value, from }) => ({ value: (value.split('/')[0] ?? '').trim(), from }))
    .filter(({ value }) => value !== '');
}

/** Commands that the build itself runs. */
export function commandsOf({ root }: MsbuildFile): readonly Found<string>[] {
  return children(root, 'Target').flatMap((target) =>
    target.children
      .filter((child) => child.name === 'Exec')
      .map((child) => ({ value: child.attributes['Command'] ?? '', from: child.from })),
  );
}

function children({ children: all }: XmlElement, name: string): readonly XmlElement[] {
  return all.filter((child) => child.name === name);
}

function groups(root: XmlElement, name: string): readonly XmlElement[] {
  return children(root, name).filter(applies);
}

/** A condition that a release build meets as far as its words tell. */
function applies({ attributes }: XmlElement): boolean {
  const condition = attributes['Condition'];
  if (condition === undefined || isEmptyTest(condition)) return true;
  return /'\$\(Configuration\)[^']*'\s*==\s*'Release\b/.test(condition);
}

function isWeak({ attributes }: XmlElement): boolean {
  return isEmptyTest(attributes['Condition'] ?? '');
}

/** `'$(Name)' == ''`: only where nobody has said it before. */
function isEmptyTest(condition: string): boolean {
  return /^\s*'\$\(\w+\)'\s*==\s*''\s*$/.test(condition);
}
