import { expect, it } from 'vitest';
import { keptWith } from '../../src/model/kept-with.ts';

it('keeps a value for each object, each keeper its own', () => {
  const [one, other] = [keptWith<object, string>(), keptWith<object, string>()];
  const [key, further] = [{ stage: 'build' }, { stage: 'build' }];
  one.set(key, 'first');
  one.set(key, 'second');
  expect([one.get(key), one.get(further), other.get(key)]).toEqual(['second', undefined, undefined]);
});

it('is seen neither by who lists nor by who copies an object', () => {
  const kept = keptWith<object, string>();
  const key = { stage: 'build' };
  kept.set(key, 'worked out');
  expect(Reflect.ownKeys({ ...key })).toEqual(['stage']);
  expect(JSON.stringify(key)).toBe('{"stage":"build"}');
  expect(kept.get({ ...key })).toBeUndefined();
});
