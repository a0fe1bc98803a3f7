import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { findFetched, hashOf, homeOf, openRepo, presetSource, readAhead, type PresetPlace } from '../api.ts';
import { PolicyError, UsageError } from '../errors.ts';
import { visible } from './visible.ts';

/** A preset that repositories are held to from outside: read once, whatever a repository says. */
export type Anchor = PresetPlace;

/** What `--preset REF#sha256` names: a file, or what `extends` may name. Throws `PolicyError` with both hashes when it is another text. */
export async function anchorOf(typed: unknown): Promise<Anchor | null> {
  if (typeof typed !== 'string') return null;
  const wanted = /#(?:sha256[=:])?([0-9a-f]{64})$/.exec(typed)?.[1];
  if (wanted === undefined)
    throw new UsageError(`--preset ${visible(typed)} is not pinned: #sha256 of 64 letters belongs behind it.`, {
      hints: ['sha256sum preset.yaml     says it'],
    });
  const name = typed.slice(0, typed.lastIndexOf('#'));
  return /^(?:npm:|github:|git\+|https?:)/.test(name) ? fetched(typed) : inFile(name, wanted);
}

function inFile(name: string, wanted: string): Anchor {
  const path = basename(name);
  const text = textOf(name);
  const now = hashOf(text);
  if (now !== wanted)
    throw new PolicyError(`--preset ${visible(name)} is not what is named: sha256 ${now}, wanted ${wanted}.`);
  const folder = dirname(name);
  const read = async (other: string): Promise<string | null> => (other === path ? text : openRepo(folder).text(other));
  return { home: homeOf(`file:${join(folder, '').replaceAll('\\', '/')}`, '', read), path, reference: '' };
}

function textOf(name: string): string {
  try {
    return readFileSync(name, 'utf8');
  } catch (error) {
    throw new UsageError(`--preset ${visible(name)} can't be read.`, { cause: error });
  }
}

/** Its text and its code are read before the folder it was fetched to is gone. */
async function fetched(typed: string): Promise<Anchor> {
  const source = presetSource({ env: process.env, registries: [] });
  try {
    const place = await findFetched(source.fetch, openRepo('.'))(typed);
    if (place === null) throw new UsageError(`--preset ${visible(typed)}: there is no such preset.`);
    return await readAhead(place);
  } finally {
    source.close();
  }
}
