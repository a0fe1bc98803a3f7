import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { locator } from '../../src/repo/locate.ts';
import { MAX_DEPTH, walk } from '../../src/repo/walk.ts';

it('refuses a folder with more files than the limit, with what to type next', () => {
  const root = mkdtempSync(join(tmpdir(), 'walk-'));
  for (const name of ['a', 'b', 'c']) writeFileSync(join(root, name), '');
  expect(walk(root, locator(root, 10), 3)).toEqual(['a', 'b', 'c']);
  expect(() => walk(root, locator(root, 10), 2)).toThrow('more than 2 files below this folder');
  rmSync(root, { recursive: true });
});

it('does not enter folders deeper than the limit', () => {
  const root = mkdtempSync(join(tmpdir(), 'walk-'));
  const deep = Array.from({ length: MAX_DEPTH + 3 }, () => 'd');
  mkdirSync(join(root, ...deep), { recursive: true });
  writeFileSync(join(root, ...deep, 'too-deep'), '');
  writeFileSync(join(root, ...deep.slice(0, MAX_DEPTH - 1), 'deep'), '');
  expect(walk(root, locator(root, 10), 10)).toEqual([[...deep.slice(0, MAX_DEPTH - 1), 'deep'].join('/')]);
  rmSync(root, { recursive: true });
});
