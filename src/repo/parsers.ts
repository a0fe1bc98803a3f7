import { createRequire } from 'node:module';
import type * as Jsonc from 'jsonc-parser';
import type * as Toml from 'smol-toml';
import type * as Yaml from 'yaml';

let require: NodeJS.Require | null = null;
let loadedYaml: typeof Yaml | null = null;

function load(name: string): unknown {
  return (require ??= createRequire(import.meta.url))(name);
}

/** The YAML library, loaded by the first file that needs it: a lone Dockerfile has none, and it costs as much as starting Node. */
export function yaml(): typeof Yaml {
  return (loadedYaml ??= load('yaml') as typeof Yaml);
}

/** The library that changes JSON in place, loaded by the first file that is changed. */
export function jsonc(): typeof Jsonc {
  return load('jsonc-parser') as typeof Jsonc;
}

/** The TOML library, loaded by the first file that needs it. */
export function toml(): typeof Toml {
  return load('smol-toml') as typeof Toml;
}
