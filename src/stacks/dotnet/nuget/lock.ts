import type { Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';
import { keysAt, readJson, textAt } from '../../_shared/json-file.ts';
import { joined } from '../msbuild/file.ts';
import { isTrue, packagesOf, propertyOf, type Project } from '../msbuild/project.ts';

const LOCK = 'packages.lock.json';
/** Packages that the SDK adds by itself, in the version that comes with it. */
const WITH_SDK = ['Microsoft.NET.ILLink.Tasks', 'Microsoft.DotNet.ILCompiler'];

/** What the lock files of a program and its projects say. */
export interface Locks {
  readonly files: readonly string[];
  /** A package, or a project that wants a lock, without one. */
  readonly missing: Found<string> | null;
  readonly any: boolean;
  /** A project whose lock knows no Linux, though the program is published for one platform. */
  readonly withoutPlatform: (target: string) => Found<string> | null;
  /** A package that another SDK added in its own version, so that a locked restore would stop. */
  readonly ofAnotherSdk: (runtime: string) => Found<string> | null;
}

export function readLocks(repo: Repo, projects: readonly Project[]): Locks {
  const locks = projects.map((project) => ({ project, file: lockOf(repo, project) }));
  const files = locks.flatMap(({ file }) => (file === null ? [] : [file]));
  const open = locks.filter(({ file }) => file === null).flatMap(({ project }) => wanting(project));
  return {
    files,
    missing: open[0] ?? null,
    any: projects.some((project) => packagesOf(project).length > 0),
    withoutPlatform: (target) => {
      const lost = files.find((file) => !targetsIn(repo, file).some((key) => key.startsWith(`${target}/linux-`)));
      return lost === undefined ? null : { value: target, from: lost };
    },
    ofAnotherSdk: (runtime) =>
      files.flatMap((file) => addedBySdk(repo, file)).find(({ value }) => !value.endsWith(` ${runtime}`)) ?? null,
  };
}

/** What a lock is missing for: packages, or the project's own word that it has one. */
function wanting(project: Project): readonly Found<string>[] {
  const said = isTrue(project, 'RestorePackagesWithLockFile');
  return [...packagesOf(project), ...(said === null ? [] : [{ value: project.name, from: said.from }])];
}

/** Where a project's lock is: where it says itself, or under one of the two names that NuGet looks for; `null` where none is there. */
function lockOf(repo: Repo, project: Project): string | null {
  const said = propertyOf(project, 'NuGetLockFilePath')?.value.replaceAll('\\', '/');
  const names = [...(said === undefined ? [] : [said]), `packages.${project.name}.lock.json`, LOCK];
  return names.map((name) => joined(project.folder, name)).find((file) => repo.has(file)) ?? null;
}

function targetsIn(repo: Repo, file: string): readonly string[] {
  const json = readJson(repo, file);
  return json === null ? [] : keysAt(json, 'dependencies');
}

function addedBySdk(repo: Repo, file: string): readonly Found<string>[] {
  const json = readJson(repo, file);
  if (json === null) return [];
  return keysAt(json, 'dependencies').flatMap((target) =>
    WITH_SDK.flatMap((name) => {
      const found = textAt(json, 'dependencies', target, name, 'resolved');
      return found === null ? [] : [{ value: `${name} ${found.value}`, from: found.from }];
    }),
  );
}
