import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { commitWrites } from '../../src/write/commit-writes.ts';
import { planWrites } from '../../src/write/plan-writes.ts';
import { recoverJournal } from '../../src/write/recover-journal.ts';
import { faultyFs } from './faulty-fs.ts';
import { dropScene, fill, makeScene, read, thrownBy, write } from './scene.ts';
import type { Scene } from './scene.ts';

let scene: Scene;
let root: string;

beforeEach(() => {
  scene = makeScene();
  root = scene.root;
});
afterEach(() => dropScene(scene));

function callsOfWrite(): string[] {
  const { fs, calls } = faultyFs(null);
  write(scene, fs);
  return calls;
}

describe('recovery', () => {
  it('leaves a file that was edited since', () => {
    const total = callsOfWrite().length;
    const results = new Set<string | undefined>();
    for (let at = 0; at < total; at += 7) {
      fill(scene);
      thrownBy(() => write(scene, faultyFs({ at, how: 'stop' }).fs));
      writeFileSync(join(root, 'Dockerfile'), 'FROM edited\n');
      recoverJournal(root);
      results.add(read(scene)['Dockerfile']);
    }
    expect([...results]).toEqual(['FROM edited\n']);
  });

  it('is asked for when a write finds an earlier journal', () => {
    const at = callsOfWrite().lastIndexOf('renameSync');
    fill(scene);
    thrownBy(() => write(scene, faultyFs({ at, how: 'stop' }).fs));
    const before = read(scene);
    expect(() => commitWrites(root, planWrites(root, [{ path: 'z', contents: 'x' }], new Map()))).toThrow(
      /an earlier run was stopped/,
    );
    expect(read(scene)).toEqual(before);
  });

  it.each([
    '',
    '{"schemaVersion":2}',
    '{',
    '{"schemaVersion":1,"phase":"commit","tag":0,"folders":[],"entries":[{"path":1}]}',
  ])('refuses the damaged journal %j', (text) => {
    mkdirSync(join(root, '.ironhull'));
    writeFileSync(join(root, '.ironhull/journal.json'), text);
    expect(() => recoverJournal(root)).toThrow(/journal\.json is damaged/);
  });

  it('never leaves the repo on the word of a journal', () => {
    writeFileSync(join(scene.base, 'precious'), 'x');
    symlinkSync('..', join(root, 'out'));
    mkdirSync(join(root, '.ironhull'));
    for (const path of ['../precious', 'out/precious', '/etc/passwd']) {
      const entries = [
        { path, before: null, after: '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881' },
      ];
      writeFileSync(
        join(root, '.ironhull/journal.json'),
        JSON.stringify({ schemaVersion: 1, phase: 'commit', tag: 0, folders: [], entries }),
      );
      expect(() => recoverJournal(root)).toThrow(UsageError);
      expect(readFileSync(join(scene.base, 'precious'), 'utf8')).toBe('x');
    }
  });
});
