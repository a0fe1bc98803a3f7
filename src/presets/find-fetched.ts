import satisfies from 'semver/functions/satisfies.js';
import validRange from 'semver/ranges/valid.js';
import { PolicyError, UsageError } from '../errors.ts';
import type { FetchedPreset, PresetReference } from '../model/preset-reference.ts';
import type { Repo } from '../model/repo.ts';
import { homeOf, type FindPreset } from './home.ts';
import { parseReference, shownReference } from './reference.ts';
import { sha256 } from './sha256.ts';

/** Names that are looked for where a reference names no document. */
export const PRESET_NAMES: readonly string[] = [
  'ironhull.config.json',
  'ironhull.config.yaml',
  'ironhull.config.yml',
  'preset.json',
  'preset.yaml',
  'preset.yml',
];

export type Fetch = (reference: PresetReference) => Promise<FetchedPreset>;

/** Finds presets where they are published; an npm package that is installed and fits is taken from node_modules. */
export function findFetched(fetch: Fetch, repo: Repo): FindPreset {
  return async (text) => {
    const reference = parseReference(text);
    const { version, read } = installed(reference, repo) ?? (await fetch(reference));
    const home = homeOf(reference.source, version, read);
    for (const path of reference.path === '' ? PRESET_NAMES : [reference.path]) {
      const found = await read(path);
      if (found === null) continue;
      refuseOther(reference, found);
      return { home, path, reference: text };
    }
    throw new UsageError(`extends ${shownReference(text)}: there is no preset in it. Nothing was written.`, {
      hints: [`its document is called ${PRESET_NAMES.join(', ')}, or is named behind //`],
    });
  };
}

/** Whether a reference may mean another preset tomorrow. */
export function moves(text: string): boolean {
  const reference = parseReference(text);
  return reference.kind === 'npm' && reference.sha256 === null && !/^\d+\.\d+\.\d+$/.test(reference.range);
}

function refuseOther({ source, sha256: wanted }: PresetReference, text: string): void {
  const now = sha256(text);
  if (wanted !== null && wanted !== now)
    throw new PolicyError(
      `extends: ${source} is not what is named: sha256 ${now}, wanted ${wanted}. Nothing was written.`,
    );
}

function installed(reference: PresetReference, repo: Repo): FetchedPreset | null {
  if (reference.kind !== 'npm' || validRange(reference.range) === null) return null;
  const folder = `node_modules/${reference.name}`;
  const manifest = repo.source(`${folder}/package.json`);
  const version = manifest === null ? null : /"version"\s*:\s*"(\d+\.\d+\.\d+[\w.+-]*)"/.exec(manifest)?.[1];
  if (version === null || version === undefined || !satisfies(version, reference.range)) return null;
  return { version, read: async (path) => repo.source(`${folder}/${path}`) };
}
