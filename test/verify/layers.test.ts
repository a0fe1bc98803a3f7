import { expect, it } from 'vitest';
import { newLayers } from '../../src/verify/layers.ts';

const A = 'sha256:aaaaaaaaaaaaaaaa';
const B = 'sha256:bbbbbbbbbbbbbbbb';
const C = 'sha256:cccccccccccccccc';

it.each([
  ['the same image', [A, B], [A, B], '0 of 2 layers are new'],
  ['another app', [A, B], [A, C], '1 of 2 layers is new: sha256:cccccccccc'],
  ['a layer more', [A], [A, B, C], '2 of 3 layers are new: sha256:bbbbbbbbbb, sha256:cccccccccc'],
  ['a layer that moved', [A, B], [B, A], '0 of 2 layers are new'],
])('%s', (_, before, after, said) => {
  expect(newLayers(before, after)).toBe(said);
});
