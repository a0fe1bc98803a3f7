import * as v from 'valibot';
import type { Repo } from '../../../model/repo.ts';
import type { LockedPackage, LockedPackages } from '../facts.ts';
import { packageName } from './package-name.ts';
import { readToml } from '../../_shared/toml-file.ts';

export const UV_LOCK = 'uv.lock';

const dependencies = v.optional(v.array(v.looseObject({ name: v.string() })), []);
const PackageSchema = v.looseObject({
  name: v.string(),
  version: v.optional(v.string(), ''),
  source: v.optional(v.record(v.string(), v.unknown()), {}),
  dependencies,
  'optional-dependencies': v.optional(v.record(v.string(), dependencies), {}),
  sdist: v.optional(v.unknown()),
  wheels: v.optional(v.array(v.unknown()), []),
});
const UvLockSchema = v.looseObject({ package: v.optional(v.array(PackageSchema), []) });

type UvPackage = v.InferOutput<typeof PackageSchema>;

/** uv.lock as far as production needs it; `null` when there is none. */
export function readUvLock(repo: Repo): LockedPackages | null {
  const lock = readToml(repo, UV_LOCK, UvLockSchema);
  if (lock === null) return null;
  const own = lock.package.filter(isOwn);
  const needed = new Set<string>();
  for (const root of own) for (const name of root.dependencies) collect(lock.package, name.name, needed);
  return {
    packages: lock.package.filter((one) => needed.has(one.name) && !isOwn(one)).map(locked),
    local: lock.package.find(isLocal)?.name ?? null,
  };
}

function collect(all: readonly UvPackage[], name: string, needed: Set<string>): void {
  if (needed.has(name)) return;
  needed.add(name);
  for (const one of all.filter((candidate) => candidate.name === name)) {
    const optional = Object.values(one['optional-dependencies']).flat();
    for (const next of [...one.dependencies, ...optional]) collect(all, next.name, needed);
  }
}

/** uv marks the repo's own packages by where they come from. */
function isOwn(one: UvPackage): boolean {
  return 'virtual' in one.source || 'editable' in one.source || 'directory' in one.source;
}

/** A workspace member, or a package that the repo holds as folder or file. */
function isLocal(one: UvPackage): boolean {
  return 'path' in one.source || (isOwn(one) && !Object.values(one.source).includes('.'));
}

function locked(one: UvPackage): LockedPackage {
  return { name: packageName(one.name), version: one.version, sourceOnly: one.wheels.length === 0 };
}
