import * as v from 'valibot';
import type { Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';
import { findIn } from '../../_shared/place.ts';
import { readToml } from '../../_shared/toml-file.ts';
import { keyPlace } from './manifest.ts';

const ConfigSchema = v.looseObject({
  registries: v.optional(v.record(v.string(), v.looseObject({ index: v.optional(v.string()) }))),
  source: v.optional(
    v.record(
      v.string(),
      v.looseObject({
        registry: v.optional(v.string()),
        directory: v.optional(v.string()),
        'replace-with': v.optional(v.string()),
      }),
    ),
  ),
  build: v.optional(v.looseObject({ target: v.optional(v.union([v.string(), v.array(v.string())])) })),
});

type Config = v.InferOutput<typeof ConfigSchema>;

/** A registry that the repo names beside crates.io. */
export interface Registry {
  readonly name: string;
  /** As in `sparse+https://…/`. */
  readonly index: string;
}

/** What `.cargo/config.toml` says of where crates come from and what is built. */
export interface CargoConfig {
  /** The file, `null` when there is none. */
  readonly file: string | null;
  readonly registries: readonly Found<Registry>[];
  /** Folder with committed crates. */
  readonly vendor: string | null;
  /** The target that a plain `cargo build` makes. */
  readonly target: Found<string> | null;
  /** A linker that this image does not have. */
  readonly linker: Found<string> | null;
  /** A token or password in the file, which anybody can read. */
  readonly token: Found<string> | null;
}

const LINKER = /^[ \t]*(?:linker[ \t]*=[ \t]*"([^"\n]{1,80})"|[^#\n]{0,200}(fuse-ld=\w{1,20}))/m;
const TOKEN = /^[ \t]*(token|secret-key)[ \t]*=[ \t]*"[^"\n]+"/m;

const NOTHING: CargoConfig = {
  file: null,
  registries: [],
  vendor: null,
  target: null,
  linker: null,
  token: null,
};

/** Reads the repo's own configuration of Cargo; nothing but empty values when it has none. */
export function readCargoConfig(repo: Repo): CargoConfig {
  const file = ['.cargo/config.toml', '.cargo/config'].find((path) => repo.has(path));
  const config = file === undefined ? null : readToml(repo, file, ConfigSchema);
  if (file === undefined || config === null) return NOTHING;
  const text = repo.text(file);
  const { registries = {}, source = {}, build = {} } = config;
  return {
    file,
    registries: registriesIn(registries, (name) => keyPlace(repo, file, `registries.${name}`)),
    vendor: vendorIn(source),
    target: targetIn(build.target, () => keyPlace(repo, file, 'target')),
    linker: linkerIn(file, text),
    token: findIn(file, text, TOKEN),
  };
}

/** The folder that stands in for crates.io. */
function vendorIn(source: Config['source'] = {}): string | null {
  const wanted = source['crates-io']?.['replace-with'];
  return (wanted === undefined ? undefined : source[wanted]?.directory) ?? null;
}

function targetIn(target: unknown, from: () => string): Found<string> | null {
  return typeof target === 'string' ? { value: target, from: from() } : null;
}

function registriesIn(
  registries: Readonly<Record<string, { readonly index?: string | undefined }>>,
  at: (name: string) => string,
): readonly Found<Registry>[] {
  return Object.entries(registries).flatMap(([name, { index }]) =>
    index === undefined ? [] : [{ value: { name, index }, from: at(name) }],
  );
}

function linkerIn(file: string, text: string | null): Found<string> | null {
  const match = text === null ? null : LINKER.exec(text);
  const value = match?.[1] ?? match?.[2];
  if (text === null || match === null || value === undefined) return null;
  return { value, from: `${file}:${text.slice(0, match.index).split('\n').length}` };
}
