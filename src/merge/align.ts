import { hunksOf, type Hunk } from './hunks.ts';

/** How items of a sequence are recognised. */
export interface Likeness<T> {
  /** Items with one key are the same. */
  readonly key: (item: T) => string;
  /** How sure it is that one became the other: 0 for not at all. */
  readonly likeness: (base: T, side: T) => number;
}

/** Where each item of the base went on one side. */
export interface Alignment {
  /** Index on the side by index in the base; `null` for what is gone. */
  readonly of: readonly (number | null)[];
  /** Indexes in the base of what stands elsewhere on the side. */
  readonly moved: ReadonlySet<number>;
  /** Indexes on the side of what stands in front of each base item, and behind the last: what is new there or came from elsewhere. */
  readonly gaps: readonly (readonly number[])[];
  /** Index in the base of what came from elsewhere, by index on the side. */
  readonly origin: ReadonlyMap<number, number>;
}

interface Pairs {
  readonly of: (number | null)[];
  readonly taken: Set<number>;
  readonly moved: Set<number>;
  readonly origin: Map<number, number>;
}

/** More pairs than this in one changed place are not compared with each other. */
const MAX_CELLS = 2_500;

/** Follows the items of a base through one side: same ones in order first, then those that moved, then those that were changed. */
export function align<T>(base: readonly T[], side: readonly T[], how: Likeness<T>): Alignment {
  const hunks = hunksOf(base.map(how.key), side.map(how.key));
  const pairs: Pairs = { of: sameInOrder(base.length, hunks), taken: new Set(), moved: new Set(), origin: new Map() };
  for (const at of pairs.of) if (at !== null) pairs.taken.add(at);
  pairMoved(base, side, how, pairs);
  for (const hunk of hunks)
    pairChanged(
      free(hunk.base, (at) => pairs.of[at] === null),
      free(hunk.side, (at) => !pairs.taken.has(at)),
      pairs,
      (one, other) => how.likeness(base[one] as T, side[other] as T),
    );
  return { ...pairs, gaps: gapsOf(base.length, side.length, pairs) };
}

/** Outside the hunks the items are the same, one by one. */
function sameInOrder(length: number, hunks: readonly Hunk[]): (number | null)[] {
  const of: (number | null)[] = [];
  let place = 0;
  for (const { base, side } of hunks) {
    while (of.length < base[0]) of.push(place++);
    for (let gone = 0; gone < base[1]; gone += 1) of.push(null);
    place = side[0] + side[1];
  }
  while (of.length < length) of.push(place++);
  return of;
}

function pairMoved<T>(base: readonly T[], side: readonly T[], { key }: Likeness<T>, pairs: Pairs): void {
  const places = new Map<string, number[]>();
  for (const [at, item] of side.entries())
    if (!pairs.taken.has(at)) places.set(key(item), [...(places.get(key(item)) ?? []), at]);
  for (const [at, item] of base.entries()) {
    const place = pairs.of[at] === null ? places.get(key(item))?.shift() : undefined;
    if (place === undefined) continue;
    pairs.of[at] = place;
    pairs.taken.add(place);
    pairs.moved.add(at);
    pairs.origin.set(place, at);
  }
}

type Score = (one: number, other: number) => number;

/** Pairs what is left of one changed place: the likest two, then what stands before them and what stands behind. */
function pairChanged(ones: readonly number[], others: readonly number[], pairs: Pairs, score: Score): void {
  const found = ones.length * others.length > MAX_CELLS ? null : likest(ones, others, score);
  if (found === null) return;
  const [one, other] = found;
  pairs.of[one] = other;
  pairs.taken.add(other);
  const [at, place] = [ones.indexOf(one), others.indexOf(other)];
  pairChanged(ones.slice(0, at), others.slice(0, place), pairs, score);
  pairChanged(ones.slice(at + 1), others.slice(place + 1), pairs, score);
}

function likest(ones: readonly number[], others: readonly number[], score: Score): readonly [number, number] | null {
  let found: readonly [number, number] | null = null;
  let most = 0;
  for (const one of ones)
    for (const other of others) {
      const likeness = score(one, other);
      if (likeness > most) [found, most] = [[one, other], likeness];
    }
  return found;
}

function free([start, length]: readonly [number, number], isFree: (at: number) => boolean): readonly number[] {
  return Array.from({ length }, (_, index) => start + index).filter(isFree);
}

function gapsOf(baseLength: number, sideLength: number, { of, moved, origin }: Pairs): readonly (readonly number[])[] {
  const gaps: number[][] = Array.from({ length: baseLength + 1 }, () => []);
  const inOrder = new Map<number, number>();
  for (const [at, place] of of.entries()) if (place !== null && !moved.has(at)) inOrder.set(place, at);
  let gap = 0;
  for (let at = 0; at < sideLength; at += 1) {
    const anchor = inOrder.get(at);
    if (anchor === undefined || origin.has(at)) gaps[gap]?.push(at);
    else gap = anchor + 1;
  }
  return gaps;
}
