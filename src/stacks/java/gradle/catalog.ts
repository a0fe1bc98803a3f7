import { parse } from 'smol-toml';
import * as v from 'valibot';
import { UsageError } from '../../../errors.ts';
import type { Repo } from '../../../model/repo.ts';
import type { Coordinate } from '../project.ts';

export const CATALOG = 'gradle/libs.versions.toml';

const Version = v.union([v.string(), v.looseObject({ ref: v.optional(v.string()) })]);
const Entry = v.union([
  v.string(),
  v.looseObject({
    id: v.optional(v.string()),
    module: v.optional(v.string()),
    group: v.optional(v.string()),
    name: v.optional(v.string()),
    version: v.optional(Version),
  }),
]);
const CatalogSchema = v.looseObject({
  versions: v.optional(v.record(v.string(), Version)),
  plugins: v.optional(v.record(v.string(), Entry)),
  libraries: v.optional(v.record(v.string(), Entry)),
});

type Catalog = v.InferOutput<typeof CatalogSchema>;

/** What `libs.plugins.…` and `libs.…` mean, by their accessor with dots. */
export interface Accessors {
  readonly plugins: ReadonlyMap<string, Coordinate>;
  readonly libraries: ReadonlyMap<string, Coordinate>;
}

/** Reads the version catalog; empty when there is none. Throws `UsageError` on text that is not one. */
export function readCatalog(repo: Repo): Accessors {
  const text = repo.text(CATALOG);
  const catalog = text === null ? {} : checked(text);
  return { plugins: accessors(catalog, catalog.plugins), libraries: accessors(catalog, catalog.libraries) };
}

function checked(text: string): Catalog {
  const parsed = v.safeParse(CatalogSchema, parsedToml(text));
  if (parsed.success) return parsed.output;
  throw new UsageError(`${CATALOG} is no version catalog. Nothing was written.`);
}

function parsedToml(text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    const { line = 1 } = error as { readonly line?: number };
    throw new UsageError(`${CATALOG}:${line} is not TOML. Nothing was written.`);
  }
}

function accessors(catalog: Catalog, entries: Catalog['plugins']): ReadonlyMap<string, Coordinate> {
  const pairs = Object.entries(entries ?? {});
  return new Map(pairs.map(([alias, entry]) => [alias.replaceAll(/[-_]/g, '.'), coordinate(catalog, entry)]));
}

function coordinate(catalog: Catalog, entry: v.InferOutput<typeof Entry>): Coordinate {
  if (typeof entry === 'string') {
    const [group = '', name = '', version = ''] = entry.split(':');
    return version === '' ? { id: group, version: name } : { id: `${group}:${name}`, version };
  }
  const id = entry.id ?? entry.module ?? `${entry.group ?? ''}:${entry.name ?? ''}`;
  return { id, version: versionOf(catalog, entry.version) };
}

function versionOf(catalog: Catalog, version: v.InferOutput<typeof Version> | undefined): string {
  if (typeof version !== 'object') return version ?? '';
  const named = catalog.versions?.[version.ref ?? ''];
  return typeof named === 'string' ? named : '';
}
