import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { recoverJournal } from '../../src/write/recover-journal.ts';
import { faultyFs, Stop } from './faulty-fs.ts';
import type { Fault } from './faulty-fs.ts';
import {
  dropScene,
  expectAllOldOrAllNew,
  expectOldOrNew,
  fill,
  makeScene,
  NEW,
  OLD,
  read,
  thrownBy,
  write,
} from './scene.ts';
import type { Scene } from './scene.ts';

const healthy = faultyFs(null).fs;

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

describe('a failing disk', () => {
  it.each(['EACCES', 'ENOSPC', 'EROFS'])(
    'gives one clear line on %s at any call, and nothing or everything was written',
    (code) => {
      const total = callsOfWrite().length;
      for (let at = 0; at < total; at += 1) {
        fill(scene);
        const error = thrownBy(() => write(scene, faultyFs({ at, how: 'once', code }).fs));
        if (error === null) expect(read(scene)).toEqual(NEW);
        else expectClearLine(error, code);
      }
    },
  );

  it.each(['ENOSPC', 'EROFS'])(
    'that goes on failing with %s leaves each file old or new, and the next run ends it',
    (code) => {
      const total = callsOfWrite().length;
      for (let at = 0; at < total; at += 1) {
        fill(scene);
        const error = thrownBy(() => write(scene, faultyFs({ at, how: 'always', code }).fs));
        expect(error === null || error instanceof UsageError, String(error)).toBe(true);
        expectOldOrNew(scene);
        if (String(error).endsWith('Nothing was written.'))
          expect(Object.entries(read(scene)).filter(([path]) => path in OLD)).toEqual(Object.entries(OLD));
        recoverJournal(root, healthy);
        expectAllOldOrAllNew(scene);
      }
    },
  );
});

describe('a process that is stopped', () => {
  it.each(['stop', 'torn'] as const)(
    'at any call (%s) leaves each file old or new, and the next run finishes or undoes',
    (how) => {
      const total = callsOfWrite().length;
      fill(scene);
      const ends = new Set<string>();
      for (let at = 0; at < total; at += 1) {
        fill(scene);
        expect(thrownBy(() => write(scene, faultyFs({ at, how }).fs))).toBeInstanceOf(Stop);
        expectOldOrNew(scene);
        ends.add(recoverJournal(root, healthy));
        expectAllOldOrAllNew(scene);
        expect(recoverJournal(root, healthy)).toBe('nothing to do');
      }
      expect([...ends].toSorted()).toEqual(['finished', 'nothing to do', 'undone']);
    },
  );

  it('twice, the second time while recovering, still ends all old or all new', () => {
    const faults: fc.Arbitrary<Fault> = fc.record({
      at: fc.nat(160),
      how: fc.constantFrom('stop', 'torn', 'always'),
      code: fc.constant('EIO'),
    });
    fc.assert(
      fc.property(faults, faults, faults, (first, second, third) => {
        fill(scene);
        thrownBy(() => write(scene, faultyFs(first).fs));
        expectOldOrNew(scene);
        for (const fault of [second, third]) thrownBy(() => recoverJournal(root, faultyFs(fault).fs));
        expectOldOrNew(scene);
        recoverJournal(root, healthy);
        expectAllOldOrAllNew(scene);
      }),
      { numRuns: 150 },
    );
  });
});

function expectClearLine(error: unknown, code: string): void {
  expect(error).toBeInstanceOf(UsageError);
  const { message } = error as UsageError;
  expect(message).toContain(code);
  expect(message).not.toContain(scene.base);
  const written = message.includes('All files were written');
  expect(message.endsWith('Nothing was written.')).toBe(!written);
  if (written) recoverJournal(root);
  expect(read(scene)).toEqual(written ? NEW : OLD);
}
