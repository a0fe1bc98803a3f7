import type { Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';
import { folderOf, itemsOf, joined, readMsbuild, valuesOf, type Item, type MsbuildFile } from './file.ts';

/** Properties inside properties go no deeper in files that people write. */
const DEEPEST = 5;
/** More references in one value than a name or a version has: such a text is left as it stands, or it could grow without end. */
const MOST = 4;

/** A project with the files of the folders around it that MSBuild reads by itself. */
export interface Project {
  readonly file: string;
  readonly folder: string;
  /** Name of its file without the ending. */
  readonly name: string;
  readonly own: MsbuildFile;
  /** Everything that says something of it, what is read later behind. */
  readonly files: readonly MsbuildFile[];
}

export function readProject(repo: Repo, file: string): Project | null {
  const own = readMsbuild(repo, file);
  if (own === null) return null;
  const folder = folderOf(file);
  const name = (file.split('/').at(-1) ?? file).replace(/\.\w+$/, '');
  const around = (beside: string): readonly MsbuildFile[] => nearest(repo, folder, beside);
  const files = [
    ...around('Directory.Build.props'),
    ...around('Directory.Packages.props'),
    ...importedBy(repo, own, folder),
    own,
    ...around('Directory.Build.targets'),
  ];
  return { file, folder, name, own, files };
}

/** Files that a project takes in by name; what they take in themselves is theirs. */
function importedBy(repo: Repo, own: MsbuildFile, folder: string): readonly MsbuildFile[] {
  const named = own.root.children.filter(({ name }) => name === 'Import');
  const paths = named.map(({ attributes }) => (attributes['Project'] ?? '').replaceAll('\\', '/'));
  return paths.filter((path) => path !== '').flatMap((path) => readMsbuild(repo, joined(folder, path)) ?? []);
}

/** The file of that name in the folder or the nearest above it; further ones only where it takes them in. Outermost first. */
function nearest(repo: Repo, folder: string, name: string): readonly MsbuildFile[] {
  for (const at of upwards(folder)) {
    const path = at === '.' ? name : `${at}/${name}`;
    const found = readMsbuild(repo, path);
    if (found === null) continue;
    const above = at !== '.' && (repo.text(path) ?? '').includes('GetPathOfFileAbove');
    return above ? [...nearest(repo, folderOf(at), name), found] : [found];
  }
  return [];
}

/** The folder and those around it, up to the root. */
export function upwards(folder: string): readonly string[] {
  return folder === '.' ? ['.'] : [folder, ...upwards(folderOf(folder))];
}

/** A property as MSBuild would leave it after all files, with properties in it put in; `null` where no file gives it. */
export function propertyOf(project: Project, name: string, depth = DEEPEST): Found<string> | null {
  let found: Found<string> | null = null;
  for (const file of project.files)
    for (const { value, from, weak } of valuesOf(file, name)) if (!weak || found === null) found = { value, from };
  return found === null ? null : { value: filledIn(project, found.value, depth), from: found.from };
}

/** Whether a property says yes. */
export function isTrue(project: Project, name: string): Found<string> | null {
  const found = propertyOf(project, name);
  return found?.value.toLowerCase() === 'true' ? found : null;
}

/** Items of a type in every file that speaks of the project. */
export function allItems(project: Project, type: string): readonly Found<Item>[] {
  return project.files.flatMap((file) => itemsOf(file, type));
}

/** Packages by their name. */
export function packagesOf(project: Project): readonly Found<string>[] {
  const named = [...allItems(project, 'PackageReference'), ...allItems(project, 'GlobalPackageReference')];
  return named.map(({ value, from }) => ({ value: value.include, from }));
}

export function usesPackage(projects: readonly Project[], pattern: RegExp): Found<string> | null {
  return projects.flatMap(packagesOf).find(({ value }) => pattern.test(value)) ?? null;
}

function filledIn(project: Project, text: string, depth: number): string {
  if (depth === 0 || text.split('$(', MOST + 2).length > MOST + 1) return text;
  return text.replace(/\$\((\w+)\)/g, (whole, name: string) => {
    if (name === 'MSBuildProjectName') return project.name;
    return propertyOf(project, name, depth - 1)?.value ?? whole;
  });
}
