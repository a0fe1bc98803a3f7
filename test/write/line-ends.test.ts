import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commitWrites } from '../../src/write/commit-writes.ts';
import { planWrites } from '../../src/write/plan-writes.ts';
import { dropScene, makeScene } from './scene.ts';
import type { Scene } from './scene.ts';

let scene: Scene;
beforeEach(() => {
  scene = makeScene();
});
afterEach(() => dropScene(scene));

/** What stands there after `contents` was written over `before`, and which files changed. */
function over(before: string, contents: string): { text: string; changed: readonly string[] } {
  const file = join(scene.root, 'Dockerfile');
  writeFileSync(file, before);
  const changed = commitWrites(scene.root, planWrites(scene.root, [{ path: 'Dockerfile', contents }], new Map()));
  return { text: readFileSync(file, 'utf8'), changed };
}

describe('a file keeps its line ends and its byte-order mark', () => {
  it.each([
    ['FROM a\r\nUSER 1\r\n', 'FROM b\nUSER 2\n', 'FROM b\r\nUSER 2\r\n'],
    ['\uFEFFFROM a\r\nUSER 1\r\n', 'FROM b\n', '\uFEFFFROM b\r\n'],
    ['\uFEFFFROM a\n', 'FROM b\n', '\uFEFFFROM b\n'],
    ['FROM a\nUSER 1\nCMD x\r\n', 'FROM b\n', 'FROM b\n'],
    ['FROM a\n', 'FROM b\r\n', 'FROM b\r\n'],
  ])('%j over %j', (before, contents, text) => {
    expect(over(before, contents)).toEqual({ text, changed: ['Dockerfile'] });
  });

  it('is not written at all when nothing else would change', () => {
    expect(over('FROM a\r\nUSER 1\n', 'FROM a\nUSER 1\n')).toEqual({ text: 'FROM a\r\nUSER 1\n', changed: [] });
  });
});
