import { expect, it } from 'vitest';
import { firstOfEachKind } from './rows/cover.ts';

const KINDS: Readonly<Record<string, string>> = { a: 'x', b: 'x', c: 'y', d: 'y', e: 'z' };
const kindOf = (id: string): string => KINDS[id] ?? '';

it.each([
  [[], ['a', 'c', 'e']],
  [['b'], ['b', 'c', 'e']],
  [
    ['c', 'd'],
    ['a', 'c', 'd', 'e'],
  ],
])('beside %j, the first of each kind is run', (always, kept) => {
  expect([...firstOfEachKind(Object.keys(KINDS), kindOf, always)].toSorted()).toEqual(kept);
});
