import { NO_CODE, type OfferedCode } from '../model/code.ts';
import { isBelow, type Granted, type Layer, type Origin, type Policy, type Setting } from '../model/policy.ts';
import { MERGED_KEYS, type PolicyValues, type Preset } from '../model/preset.ts';
import { leavesOf, treeOf } from './key-path.ts';
import { joined, strategyOf, type Strategy } from './merge-lists.ts';
import type { ParsedPreset } from './parse-preset.ts';
import { whyRefused } from './exceptions.ts';

import type { Layers } from './layers.ts';

/** A preset with where it comes from. */
export interface ReadLayer extends ParsedPreset {
  readonly text: string;
  readonly layer: Layer;
  /** Its templates and stacks, `null` when it is data alone. */
  readonly code: Omit<OfferedCode, 'layer'> | null;
}

/** Presets, the company's first → policy: later wins per key, but never over a lock. */
export function merge({ layers, missing }: Layers): Policy {
  const settings = new Map<string, Setting>();
  const locks: { readonly key: string; readonly origin: Origin }[] = [];
  for (const [index, read] of layers.entries()) {
    for (const [key, value] of leaves(read.preset)) {
      const origin = { layer: index, line: read.lineOf(key) };
      const lock = locks.find((one) => isBelow(key, one.key));
      const before = settings.get(key);
      settings.set(
        key,
        lock === undefined
          ? set(before, key, value, origin, read.preset)
          : kept(before, key, joinedBy(read.preset, key), { origin, value, lock: lock.origin }),
      );
    }
    for (const [at, key] of (read.preset.lock ?? []).entries()) {
      const origin = { layer: index, line: read.lineOf(`lock["${at}"]`) };
      if (!locks.some((one) => isBelow(key, one.key))) locks.push({ key, origin });
    }
    lockAll(settings, locks);
  }
  const all = [...settings.values()].toSorted((one, other) => (one.key < other.key ? -1 : 1));
  const values = treeOf(all.filter(({ by }) => by.length > 0).map(({ key, value }) => [key, value])) as PolicyValues;
  const known = { values, settings: all, layers: layers.map(({ layer }) => layer), missing };
  const policy = { ...known, exceptions: [], code: NO_CODE };
  return { ...policy, exceptions: exceptionsOf(layers, policy) };
}

function leaves(preset: Preset): readonly (readonly [string, unknown])[] {
  return leavesOf(Object.fromEntries(MERGED_KEYS.map((key) => [key, preset[key]])));
}

function set(before: Setting | undefined, key: string, value: unknown, origin: Origin, preset: Preset): Setting {
  if (before === undefined) return { key, value, by: [origin], locked: null, tried: [] };
  return { ...before, value: joined(before.value, value, joinedBy(preset, key)), by: [...before.by, origin] };
}

interface Attempted {
  readonly origin: Origin;
  readonly value: unknown;
  readonly lock: Origin;
}

/** A key below a lock stays as it was, even where it was not there. Saying the same again is no attempt. */
function kept(before: Setting | undefined, key: string, strategy: Strategy, attempt: Attempted): Setting {
  const { origin, value, lock } = attempt;
  const setting = before ?? { key, value: undefined, by: [], locked: lock, tried: [] };
  if (JSON.stringify(joined(setting.value, value, strategy)) === JSON.stringify(setting.value)) return setting;
  return { ...setting, tried: [...setting.tried, { origin, value }] };
}

function joinedBy(preset: Preset, key: string): Strategy {
  return preset.merge?.[key] ?? strategyOf(key);
}

function lockAll(
  settings: Map<string, Setting>,
  locks: readonly { readonly key: string; readonly origin: Origin }[],
): void {
  for (const setting of settings.values()) {
    const lock = locks.find((one) => isBelow(setting.key, one.key));
    if (lock !== undefined && setting.locked === null) settings.set(setting.key, { ...setting, locked: lock.origin });
  }
}

function exceptionsOf(layers: readonly ReadLayer[], policy: Policy): readonly Granted[] {
  return layers.flatMap(({ preset, lineOf }, layer) =>
    (preset.exceptions ?? []).map((exception, at) => {
      const origin = { layer, line: lineOf(`exceptions["${at}"]`) };
      return { ...exception, origin, refused: whyRefused(exception, layer, policy) };
    }),
  );
}
