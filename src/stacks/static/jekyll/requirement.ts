import type { VersionRange } from '../../_shared/versions.ts';

type Numbers = readonly number[];

/** Patches that a release line may come to have; no line of Ruby had as many. */
const PATCHES = 100;

/** What a version file says: `3.4` is any patch of it, `ruby-3.4.4` is that one. `null` for other Rubies, as in `jruby-9.4`. */
export function named(text: string): VersionRange | null {
  const wanted = numbers(text.trim().replace(/^ruby[ -]/, ''));
  if (wanted === null) return null;
  return rangeOf((version) => wanted.every((part, at) => part === (version[at] ?? 0)));
}

/** What a Gemfile says, as RubyGems reads it: each of the parts between commas holds, and without a sign it is that version and no other. */
export function requirement(text: string): VersionRange | null {
  const parts = text.split(',').map(partOf);
  if (parts.some((part) => part === null)) return null;
  return rangeOf((version) => parts.every((accepts) => accepts?.(version) === true));
}

function rangeOf(accepts: (version: Numbers) => boolean): VersionRange {
  const holds = (text: string): boolean => {
    const version = numbers(text);
    return version !== null && accepts(version);
  };
  const patches = Array.from({ length: PATCHES }, (_, patch) => patch);
  return { accepts: holds, mayHold: (cycle) => patches.some((patch) => holds(`${cycle}.${patch}`)) };
}

function partOf(text: string): ((version: Numbers) => boolean) | null {
  const [, sign = '=', words = ''] = /^\s*(=|!=|>=|<=|>|<|~>)?\s*([\d.]+)\s*$/.exec(text) ?? [];
  const wanted = numbers(words);
  return wanted === null ? null : (SIGNS[sign]?.(wanted) ?? null);
}

const SIGNS: Readonly<Record<string, (wanted: Numbers) => (version: Numbers) => boolean>> = {
  '=': (wanted) => (version) => order(version, wanted) === 0,
  '!=': (wanted) => (version) => order(version, wanted) !== 0,
  '>=': (wanted) => (version) => order(version, wanted) >= 0,
  '<=': (wanted) => (version) => order(version, wanted) <= 0,
  '>': (wanted) => (version) => order(version, wanted) > 0,
  '<': (wanted) => (version) => order(version, wanted) < 0,
  // All but the last part stay the same: `~> 3.4.1` is any 3.4 from 3.4.1 on, `~> 3.4` and `~> 3` any 3 from there on.
  '~>': (wanted) => (version) =>
    order(version, wanted) >= 0 &&
    wanted.slice(0, Math.max(1, wanted.length - 1)).every((part, at) => part === version[at]),
};

function order(one: Numbers, other: Numbers): number {
  const at = [0, 1, 2].find((place) => (one[place] ?? 0) !== (other[place] ?? 0));
  return at === undefined ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}

function numbers(text: string): Numbers | null {
  return /^\d{1,4}(?:\.\d{1,4}){0,2}$/.test(text) ? text.split('.').map(Number) : null;
}
