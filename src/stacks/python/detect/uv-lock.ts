import * as v from 'valibot';
import type { Repo } from '../../../model/repo.ts';
import type { LockedPackage } from '../facts.ts';
import { packageName } from './package-name.ts';
import { readToml } from './pyproject.ts';

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

/** Packages of uv.lock that production needs, without the repo's own; `null` when there is no lock. */
export function readUvLock(repo: Repo): readonly LockedPackage[] | null {
  const lock = readToml(repo, UV_LOCK, UvLockSchema);
  if (lock === null) return null;
  const own = lock.package.filter(isOwn);
  const needed = new Set<string>();
  for (const root of own) for (const name of root.dependencies) collect(lock.package, name.name, needed);
  return lock.package.filter((one) => needed.has(one.name) && !isOwn(one)).map(locked);
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

function locked(one: UvPackage): LockedPackage {
  return { name: packageName(one.name), version: one.version, sourceOnly: one.wheels.length === 0 };
}
