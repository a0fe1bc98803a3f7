import { UsageError } from '../errors.ts';
import type { CodeFile, OfferedCode } from '../model/code.ts';
import type { LayerCode } from '../model/policy.ts';
import type { Preset } from '../model/preset.ts';
import { besideOf, type PresetPlace } from './home.ts';
import { keyOf } from './key-path.ts';
import { parsePreset, type ParsedPreset } from './parse-preset.ts';
import { sha256 } from './sha256.ts';

/** Letters of one file, and of all files of a preset. */
const LONGEST = 64_000;
const MOST = 512_000;
const MOST_FILES = 60;

type Named = Pick<CodeFile, 'kind' | 'name'> & { readonly key: string; readonly file: string };

/** The code that a preset names, read once: what is hashed is what runs. `null` when it names none. */
export async function codeOf(
  { preset, lineOf }: ParsedPreset,
  place: PresetPlace,
): Promise<Omit<OfferedCode, 'layer'> | null> {
  const named = namedIn(preset);
  if (named.length === 0) return null;
  const shown = `${place.home.title}${place.path}`;
  const files: CodeFile[] = [];
  for (const one of named) {
    const refuse = (what: string): UsageError =>
      new UsageError(`${shown}:${lineOf(one.key)} ${one.key}: ${one.file} ${what}. Nothing was written.`);
    const path = besideOf(place.path, one.file);
    const text = path === null ? null : await place.home.read(path);
    if (path === null || text === null) throw refuse('is not there');
    if (text.length > LONGEST) throw refuse(`is larger than ${LONGEST / 1000} kB`);
    files.push({ kind: one.kind, name: one.name, path, text });
    if (files.length > MOST_FILES) throw refuse(`is one of more than ${MOST_FILES} files`);
  }
  if (files.reduce((sum, { text }) => sum + text.length, 0) > MOST)
    throw new UsageError(`${shown}: its code is larger than ${MOST / 1000} kB. Nothing was written.`);
  return { sha256: codeHash(files), files };
}

/** One hash over names and texts; where the files lie changes nothing of what they do. */
export function codeHash(files: readonly CodeFile[]): string {
  const lines = files.map(({ kind, name, text }) => `${kind} ${name} ${sha256(text)}\n`);
  return sha256(`ironhull code 1\n${lines.toSorted().join('')}`);
}

/** What a layer says of its code: hashes, and no text. */
export function layerCode(code: Omit<OfferedCode, 'layer'>): LayerCode {
  return { sha256: code.sha256, files: code.files.map(({ path, text }) => ({ path, sha256: sha256(text) })) };
}

/** A place whose document and code are read already, so that where it was fetched to may go. */
export async function readAhead(place: PresetPlace): Promise<PresetPlace> {
  const text = await place.home.read(place.path);
  if (text === null) return place;
  const { preset } = parsePreset(`${place.home.title}${place.path}`, text);
  const paths = namedIn(preset).flatMap(({ file }) => besideOf(place.path, file) ?? []);
  const texts = new Map<string, string | null>([[place.path, text]]);
  for (const path of paths) texts.set(path, await place.home.read(path));
  return { ...place, home: { ...place.home, read: async (path) => texts.get(path) ?? null } };
}

function namedIn({ templates = {}, stacks = {} }: Preset): readonly Named[] {
  const named = (kind: CodeFile['kind'], key: string, files: Readonly<Record<string, string>>): readonly Named[] =>
    Object.entries(files).map(([name, file]) => ({ kind, name, file, key: keyOf([key, name]) }));
  return [...named('template', 'templates', templates), ...named('stack', 'stacks', stacks)];
}
