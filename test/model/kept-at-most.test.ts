import { expect, it } from 'vitest';
import { keptAtMost } from '../../src/model/kept-at-most.ts';

it('keeps values by their keys, also one that is undefined', () => {
  const kept = keptAtMost<string | undefined>(2);
  kept.set('a', 'one');
  kept.set('b', undefined);
  kept.set('a', 'again');
  expect([kept.get('a'), kept.has('b'), kept.has('c')]).toEqual(['again', true, false]);
});

it('forgets all when one more would be too many', () => {
  const kept = keptAtMost<number>(2);
  for (const [at, key] of ['a', 'b', 'c'].entries()) kept.set(key, at);
  expect(['a', 'b', 'c'].map((key) => kept.get(key))).toEqual([undefined, undefined, 2]);
});
