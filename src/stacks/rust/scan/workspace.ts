import type { Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';
import { keyPlace, readManifest, resolveIn, type Dependency, type Manifest } from './manifest.ts';

/** More packages than a workspace has: the rest is not worth reading. */
const MOST = 300;

/** The root's Cargo.toml and every package that is built with it. */
export interface Workspace {
  readonly root: Manifest;
  /** Packages, the root's own first when it is one. */
  readonly packages: readonly Manifest[];
  /** Those whose programs Cargo means when nothing is named: `default-members`, else the root's own, else all. */
  readonly meant: readonly Manifest[];
  /** Packages by path that lie outside the folder, which a build of it cannot see. */
  readonly outside: readonly Found<string>[];
}

/** Reads the workspace that a Cargo.toml at the root opens: its members, and what they depend on by path. */
export function readWorkspace(repo: Repo, root: Manifest): Workspace {
  const found = new Map<string, Manifest>();
  const outside: Found<string>[] = [];
  const own = root.cargo.package === undefined ? [] : [''];
  const queue = [...own, ...members(repo, root), ...sharedPaths(root)];
  for (const folder of queue) {
    if (found.has(folder) || found.size >= MOST) continue;
    const manifest = folder === '' ? root : readManifest(repo, folder);
    if (manifest?.cargo.package === undefined) continue;
    found.set(folder, manifest);
    for (const { value, from } of pathsOf(repo, manifest)) {
      const path = resolveIn(folder, value);
      if (path === null) outside.push({ value, from });
      else queue.push(path);
    }
  }
  const packages = [...found.values()];
  return { root, packages, meant: meant(repo, root, packages), outside };
}

/** A package by path that Cargo does not count to the workspace: without a `[workspace]` any, else one that it excludes. */
export function besideWorkspace({ root, packages }: Workspace): Found<string> | null {
  const { workspace } = root.cargo;
  const excluded = (workspace?.exclude ?? []).map((path) => `${resolveIn('', path) ?? '..'}/`);
  const isOut = (folder: string): boolean =>
    workspace === undefined || excluded.some((path) => `${folder}/`.startsWith(path));
  const found = packages.find(({ folder }) => folder !== '' && isOut(folder));
  return found === undefined ? null : { value: found.folder, from: found.file };
}

/** Packages of the workspace that a package is built with, itself first. */
export function builtWith(workspace: Workspace, own: Manifest): readonly Manifest[] {
  const found = new Set([own]);
  for (const manifest of found) {
    for (const name of dependencyNames(manifest)) {
      const local = workspace.packages.find(({ cargo }) => cargo.package?.name === name);
      if (local !== undefined) found.add(local);
    }
  }
  return [...found];
}

/** Names of the packages that a manifest's programs link, as they are published. */
export function dependencyNames({ cargo }: Manifest): readonly string[] {
  return Object.entries({ ...cargo['build-dependencies'], ...cargo.dependencies }).map(
    ([name, dependency]) => (typeof dependency === 'string' ? undefined : dependency.package) ?? name,
  );
}

function meant(repo: Repo, root: Manifest, packages: readonly Manifest[]): readonly Manifest[] {
  const named = root.cargo.workspace?.['default-members'];
  if (named !== undefined) {
    const folders = new Set(named.flatMap((pattern) => expand(repo, pattern)));
    return packages.filter(({ folder }) => folders.has(folder));
  }
  return root.cargo.package === undefined ? packages : [root];
}

function members(repo: Repo, root: Manifest): readonly string[] {
  const { members: patterns = [], exclude = [] } = root.cargo.workspace ?? {};
  const out = new Set(exclude.map((path) => resolveIn('', path)));
  return patterns.flatMap((pattern) => expand(repo, pattern)).filter((folder) => !out.has(folder));
}

/** Folders with a Cargo.toml that a pattern such as `crates/*` names. */
function expand(repo: Repo, pattern: string): readonly string[] {
  const path = resolveIn('', pattern);
  if (path === null) return [];
  let folders: readonly string[] = [''];
  for (const part of path.split('/')) {
    if (part === '') continue;
    const fits = part.includes('*') ? partPattern(part) : null;
    folders = folders.flatMap((folder) => {
      if (fits === null) return [folder === '' ? part : `${folder}/${part}`];
      const names = repo.list(folder).filter((name) => name.endsWith('/') && fits.test(name.slice(0, -1)));
      return names.map((name) => `${folder === '' ? '' : `${folder}/`}${name.slice(0, -1)}`);
    });
  }
  return folders.filter((folder) => repo.has(folder === '' ? 'Cargo.toml' : `${folder}/Cargo.toml`));
}

/** Stars in one part of a path; several in a row mean one, so that no pattern takes longer than the name is long. */
function partPattern(part: string): RegExp {
  const pieces = part.split(/\*+/).slice(0, 4);
  return new RegExp(`^${pieces.map((piece) => piece.replace(/[^\w-]/g, '\\$&')).join('[^/]*')}$`);
}

function pathsOf(repo: Repo, { cargo, file }: Manifest): readonly Found<string>[] {
  const all = { ...cargo['dev-dependencies'], ...cargo['build-dependencies'], ...cargo.dependencies };
  return Object.entries(all).flatMap(([name, dependency]) => {
    const path = pathOf(dependency);
    return path === null ? [] : [{ value: path, from: keyPlace(repo, file, name) }];
  });
}

function sharedPaths({ cargo }: Manifest): readonly string[] {
  return Object.values(cargo.workspace?.dependencies ?? {}).flatMap((dependency) => {
    const path = pathOf(dependency);
    const folder = path === null ? null : resolveIn('', path);
    return folder === null ? [] : [folder];
  });
}

function pathOf(dependency: Dependency): string | null {
  return typeof dependency === 'string' ? null : (dependency.path ?? null);
}
