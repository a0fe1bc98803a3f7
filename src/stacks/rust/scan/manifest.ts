import * as v from 'valibot';
import type { Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';
import { findIn } from '../../_shared/place.ts';
import { readToml } from '../../_shared/toml-file.ts';

const words = v.optional(v.array(v.string()));
/** `{ workspace = true }` stands where the workspace says the value. */
const inherited = v.optional(v.union([v.string(), v.looseObject({ workspace: v.optional(v.boolean()) })]));
const dependency = v.union([
  v.string(),
  v.looseObject({
    path: v.optional(v.string()),
    package: v.optional(v.string()),
    features: words,
    workspace: v.optional(v.boolean()),
  }),
]);
const dependencies = v.optional(v.record(v.string(), dependency));
const target = v.looseObject({
  name: v.optional(v.string()),
  path: v.optional(v.string()),
  'required-features': words,
});
const targets = v.optional(v.array(target));

const CargoSchema = v.looseObject({
  package: v.optional(
    v.looseObject({
      name: v.string(),
      'default-run': v.optional(v.string()),
      'rust-version': inherited,
      edition: inherited,
      autobins: v.optional(v.boolean()),
      build: v.optional(v.union([v.string(), v.boolean()])),
    }),
  ),
  workspace: v.optional(
    v.looseObject({
      members: words,
      exclude: words,
      'default-members': words,
      package: v.optional(v.looseObject({ 'rust-version': v.optional(v.string()), edition: v.optional(v.string()) })),
      dependencies,
    }),
  ),
  lib: v.optional(target),
  bin: targets,
  example: targets,
  bench: targets,
  test: targets,
  dependencies,
  'build-dependencies': dependencies,
  'dev-dependencies': dependencies,
  profile: v.optional(v.looseObject({ release: v.optional(v.looseObject({})) })),
});

/** A Cargo.toml as far as ironhull reads it. */
export type Cargo = v.InferOutput<typeof CargoSchema>;
export type Dependency = v.InferOutput<typeof dependency>;

/** A Cargo.toml with the folder it is in; `''` is the root. */
export interface Manifest {
  readonly folder: string;
  readonly file: string;
  readonly cargo: Cargo;
}

/** Reads the Cargo.toml of a folder; `null` when there is none. */
export function readManifest(repo: Repo, folder: string): Manifest | null {
  const file = below(folder, 'Cargo.toml');
  const cargo = readToml(repo, file, CargoSchema);
  return cargo === null ? null : { folder, file, cargo };
}

/** Where a key stands, as evidence for people: the line that begins with it, else the file. */
export function keyPlace(repo: Repo, file: string, key: string): string {
  const escaped = key.replace(/[^\w-]/g, '.');
  const table = String.raw`\[(?:\w+\.)*"?(${escaped})"?\]`;
  const line = String.raw`^[ \t]*(?:${table}|["']?(${escaped})["']?[ \t]*(?:\.[\w-]+[ \t]*)?=)`;
  const text = repo.text(file);
  const match = text === null ? null : new RegExp(line, 'm').exec(text);
  return match === null || text === null ? file : `${file}:${text.slice(0, match.index).split('\n').length}`;
}

/** A key's text that may be inherited from the workspace. */
export function ownOrInherited(
  repo: Repo,
  { own, root }: { readonly own: Manifest; readonly root: Manifest },
  key: 'rust-version' | 'edition',
): Found<string> | null {
  const value = own.cargo.package?.[key];
  if (typeof value === 'string') return { value, from: keyPlace(repo, own.file, key) };
  const shared = root.cargo.workspace?.package?.[key];
  return shared === undefined ? null : { value: shared, from: keyPlace(repo, root.file, key) };
}

/** A `name = "…"` of the manifest with its place. */
export function namePlace(repo: Repo, file: string, name: string): string {
  const quoted = new RegExp(`^[ \\t]*name[ \\t]*=[ \\t]*["'](${name.replace(/[^\w-]/g, '.')})["']`, 'm');
  return findIn(file, repo.text(file), quoted)?.from ?? file;
}

/** A path inside a folder, both relative to the root; `.` and `..` are resolved, and `null` means it leaves the root. */
export function resolveIn(folder: string, path: string): string | null {
  const parts: string[] = [];
  for (const part of `${folder}/${path}`.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return path.startsWith('/') ? null : parts.join('/');
}

export function below(folder: string, path: string): string {
  return folder === '' ? path : `${folder}/${path}`;
}
