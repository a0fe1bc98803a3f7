import { diffIndices } from 'node-diff3';

/** A place in which two sequences differ: start and length in each. */
export interface Hunk {
  readonly base: readonly [start: number, length: number];
  readonly side: readonly [start: number, length: number];
}

/** More equal pairs than this (a line that is there hundreds of times on both sides) and the place is taken as a whole. */
const MAX_PAIRS = 50_000;

/** Where two sequences differ. Time stays bounded for hostile ones. */
export function hunksOf(base: readonly string[], side: readonly string[]): readonly Hunk[] {
  const most = Math.min(base.length, side.length);
  let head = 0;
  while (head < most && base[head] === side[head]) head += 1;
  let tail = 0;
  while (tail < most - head && base.at(-1 - tail) === side.at(-1 - tail)) tail += 1;
  const [left, right] = [base.slice(head, base.length - tail), side.slice(head, side.length - tail)];
  if (left.length === 0 && right.length === 0) return [];
  if (equalPairs(left, right) > MAX_PAIRS) return [{ base: [head, left.length], side: [head, right.length] }];
  return diffIndices(left, right).map(({ buffer1, buffer2 }) => ({
    base: [buffer1[0] + head, buffer1[1]],
    side: [buffer2[0] + head, buffer2[1]],
  }));
}

function equalPairs(left: readonly string[], right: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const key of left) counts.set(key, (counts.get(key) ?? 0) + 1);
  return right.reduce((sum, key) => sum + (counts.get(key) ?? 0), 0);
}
