import { align, type Alignment, type Likeness } from './align.ts';
import { agreed, open, type Part } from './part.ts';

/** How items of a sequence are recognised, printed and merged. */
export interface Merger<T> extends Likeness<T> {
  readonly print: (item: T) => string;
  /** One item that all three have. */
  readonly merge: (base: T, yours: T, theirs: T) => readonly Part[];
  /** Whether a side left an item as it was, so that the other side may take it out. */
  readonly untouched: (base: T, item: T, side: 'yours' | 'theirs') => boolean;
  /** Whether an item that is new in the templates, or elsewhere in them, is one that the user took out. */
  readonly declined: (theirs: T) => boolean;
  /** New items of both sides at one place, which `replaced` something there; `null` when a person has to say what comes of it. */
  readonly unite: (yours: readonly T[], theirs: readonly T[], replaced: boolean) => readonly T[] | null;
}

interface Side<T> {
  readonly items: readonly T[];
  readonly way: Alignment;
}

interface Three<T> {
  readonly base: readonly T[];
  readonly yours: Side<T>;
  readonly theirs: Side<T>;
  readonly how: Merger<T>;
}

/** Merges what two sides made of a sequence. Items moved by one side take along what the other changed in them. */
export function mergeSequence<T>(
  base: readonly T[],
  yours: readonly T[],
  theirs: readonly T[],
  how: Merger<T>,
): readonly Part[] {
  const three: Three<T> = {
    base,
    yours: { items: yours, way: align(base, yours, how) },
    theirs: { items: theirs, way: align(base, theirs, how) },
    how,
  };
  const parts: Part[] = [];
  for (let at = 0; at <= base.length; at += 1) {
    parts.push(...mergeGap(three, at));
    const elsewhere = three.yours.way.moved.has(at) || three.theirs.way.moved.has(at);
    if (at < base.length && !elsewhere) parts.push(...mergeItem(three, at));
  }
  return parts;
}

/** An item of the base as the three have it, wherever it is put. */
function mergeItem<T>(three: Three<T>, at: number): readonly Part[] {
  const { yours, theirs, how } = three;
  const was = three.base[at] as T;
  const mine = placed(yours, at);
  const other = placed(theirs, at);
  if (mine === null) {
    if (other === null || how.untouched(was, other, 'theirs')) return [];
    return open(how.print(was), '', how.print(other));
  }
  if (other !== null) return how.merge(was, mine, other);
  // Whoever moves a thing wants it, so that it can't go unseen.
  const unwanted = how.untouched(was, mine, 'yours') && !yours.way.moved.has(at);
  return unwanted ? [] : open(how.print(was), how.print(mine), '');
}

/** What stands between two items of the base: new things of both sides, and things from elsewhere. */
function mergeGap<T>(three: Three<T>, gap: number): readonly Part[] {
  const mine = three.yours.way.gaps[gap] ?? [];
  const others = three.theirs.way.gaps[gap] ?? [];
  const isNew = (place: number): boolean => !three.yours.way.origin.has(place);
  const newOthers = others.filter((place) => !three.theirs.way.origin.has(place));
  const put = (place: number): readonly Part[] => putYours(three, gap, place);
  if (newOthers.length === 0 || !mine.some(isNew))
    return [...mine.flatMap(put), ...others.flatMap((place) => putTheirs(three, gap, place))];
  const end = mine.findLastIndex(isNew) + 1;
  const start = mine.slice(0, end).findLastIndex((place) => !isNew(place)) + 1;
  const moved = others.filter((place) => three.theirs.way.origin.has(place));
  return [
    ...mine.slice(0, start).flatMap(put),
    ...collide(three, gap, mine.slice(start, end), newOthers),
    ...mine.slice(end).flatMap(put),
    ...moved.flatMap((place) => putTheirs(three, gap, place)),
  ];
}

function putYours<T>(three: Three<T>, gap: number, place: number): readonly Part[] {
  const { yours, theirs, how } = three;
  const origin = yours.way.origin.get(place);
  if (origin !== undefined) return mergeItem(three, origin);
  const text = how.print(yours.items[place] as T);
  return buried(theirs, gap) ? open('', text, '') : agreed(text);
}

function putTheirs<T>(three: Three<T>, gap: number, place: number): readonly Part[] {
  const { yours, theirs, how } = three;
  const origin = theirs.way.origin.get(place);
  // Moved by both: the user's place counts.
  if (origin !== undefined) return yours.way.moved.has(origin) ? [] : mergeItem(three, origin);
  const item = theirs.items[place] as T;
  return buried(yours, gap) || how.declined(item) ? open('', '', how.print(item)) : agreed(how.print(item));
}

function collide<T>(
  { base, yours, theirs, how }: Three<T>,
  gap: number,
  mine: readonly number[],
  others: readonly number[],
): readonly Part[] {
  let end = gap;
  while (end < base.length && yours.way.of[end] === null && theirs.way.of[end] === null) end += 1;
  const [ours, made] = [mine.map((at) => yours.items[at] as T), others.map((at) => theirs.items[at] as T)];
  const print = (items: readonly T[]): string => items.map(how.print).join('');
  const united = how.unite(ours, made, end > gap);
  return united === null ? open(print(base.slice(gap, end)), print(ours), print(made)) : agreed(print(united));
}

/** Whether a side took out what stood on either hand of a gap: what the other put there may have lost its sense. */
function buried<T>({ way }: Side<T>, gap: number): boolean {
  return gap > 0 && gap < way.of.length && way.of[gap - 1] === null && way.of[gap] === null;
}

function placed<T>({ items, way }: Side<T>, at: number): T | null {
  const place = way.of[at] ?? null;
  return place === null ? null : (items[place] as T);
}
