import { expect, it } from 'vitest';
import { coverOf } from './rows/cover.ts';

const KINDS = new Map([
  ['a', ['x']],
  ['b', ['x']],
  ['c', ['y', 'x']],
  ['d', ['y']],
  ['e', ['z', 'y']],
]);

it.each([
  [[], ['a', 'c', 'e']],
  [['b'], ['b', 'c', 'e']],
  [
    ['c', 'd'],
    ['c', 'd', 'e'],
  ],
])('beside %j, each row that shows a further kind is run', (always, kept) => {
  expect([...coverOf(KINDS, always)].toSorted()).toEqual(kept);
});
