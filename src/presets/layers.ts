import { UsageError } from '../errors.ts';
import type { MissingPreset } from '../model/policy.ts';
import { besideOf, type FindPreset, type PresetPlace } from './home.ts';
import type { ReadLayer } from './merge.ts';
import { codeOf, layerCode } from './code.ts';
import { shownReference } from './reference.ts';
import { sha256 } from './sha256.ts';
import { parsePreset, type ParsedPreset } from './parse-preset.ts';

/** A chain longer than this is nobody's intention. */
const DEEPEST = 10;
const MOST = 30;

interface Walk {
  readonly find: FindPreset;
  readonly done: Map<string, ReadLayer>;
  readonly missing: MissingPreset[];
}

type Read = ParsedPreset & Pick<ReadLayer, 'text' | 'code'>;

/** Presets in the order in which they are merged, and those that are named and not there. */
export interface Layers {
  readonly layers: readonly ReadLayer[];
  readonly missing: readonly MissingPreset[];
}

/** A document and all that it extends, what it stands on first. Throws on cycles and on chains beyond all measure. */
export async function layersOf(places: readonly PresetPlace[], find: FindPreset): Promise<Layers> {
  const walk: Walk = { find, done: new Map(), missing: [] };
  for (const place of places) await follow(place, [], walk);
  return { layers: [...walk.done.values()], missing: walk.missing };
}

async function follow(place: PresetPlace, trail: readonly string[], walk: Walk): Promise<void> {
  const shown = `${place.home.title}${place.path}`;
  if (trail.includes(shown))
    throw refused(
      `${[...trail.slice(trail.indexOf(shown)), shown].join(' → ')}: presets that extend each other in a circle.`,
    );
  if (walk.done.has(shown)) return;
  if (trail.length >= DEEPEST) throw refused(`${shown}: presets that extend more than ${DEEPEST} deep.`);
  if (walk.done.size >= MOST) throw refused(`${shown}: more than ${MOST} presets.`);
  const read = await readOne(place, shown);
  // The same text by another way is the same preset.
  const own = sha256(read.text);
  const known = [...walk.done.values()];
  const code = read.code?.sha256;
  const isSame = ({ layer }: ReadLayer): boolean => layer.sha256 === own && layer.code?.sha256 === code;
  if (known.some((one) => isSame(one) && one.layer.source !== place.home.source)) return;
  for (const [at, reference] of (read.preset.extends ?? []).entries()) {
    const from = `${shown}:${read.lineOf(`extends["${at}"]`)}`;
    const next = await placeOf(reference, place, from, walk.find);
    if (next === null) walk.missing.push({ reference, from, why: notLocked(reference) });
    else await follow(next, [...trail, shown], walk);
  }
  walk.done.set(shown, { ...read, layer: { ...layerOf(read, place), file: shown } });
}

async function readOne(place: PresetPlace, shown: string): Promise<Read> {
  const text = await place.home.read(place.path);
  if (text === null) throw refused(`${shown}: there is no such preset.`);
  const parsed = parsePreset(shown, text);
  return { ...parsed, text, code: await codeOf(parsed, place) };
}

function layerOf(
  { preset, text, code }: Read,
  { home, path, reference }: PresetPlace,
): Omit<ReadLayer['layer'], 'file'> {
  return {
    source: home.source,
    version: home.version,
    reference,
    path,
    name: preset.name ?? (home.source === 'repository' ? path : home.source),
    sha256: sha256(text),
    contact: preset.contact ?? '',
    docs: preset.docs ?? '',
    delegates: preset.delegates ?? [],
    ...(code === null ? {} : { code: layerCode(code) }),
  };
}

async function placeOf(
  reference: string,
  from: PresetPlace,
  at: string,
  find: FindPreset,
): Promise<PresetPlace | null> {
  if (!/^\.{1,2}\//.test(reference)) return find(reference);
  const path = besideOf(from.path, reference);
  if (path === null || !/^[\w@+~. /-]+$/.test(path))
    throw refused(`${at} extends ${JSON.stringify(reference)}, which leads out of where that preset stands.`);
  return { home: from.home, path, reference: '' };
}

function refused(what: string): UsageError {
  return new UsageError(`${what} Nothing was written.`);
}

function notLocked(reference: string): string {
  return `extends ${shownReference(reference)}, which is not locked: nothing of it is in force. ironhull update fetches and locks it`;
}
