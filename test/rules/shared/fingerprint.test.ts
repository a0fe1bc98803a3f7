import { expect, it } from 'vitest';
import { fingerprint } from '../../../src/rules/_shared/fingerprint.ts';

it('stays what it was: baselines hold it', () => {
  expect(fingerprint(['root-user', 'missing', 'Dockerfile', 'FROM a', '1'])).toBe('971a1d6591e6bb8b');
});

it('tells apart where one part ends', () => {
  expect(fingerprint(['ab', 'c'])).not.toBe(fingerprint(['a', 'bc']));
});

it.each([[[]], [['']], [['a']], [['x'.repeat(1000)]]])('of %j has 16 digits', (parts) => {
  expect(fingerprint(parts)).toMatch(/^[0-9a-f]{16}$/);
});
