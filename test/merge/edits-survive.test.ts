import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeFile } from '../../src/merge/merge-file.ts';
import { settleConflicts, withMarkers } from '../../src/merge/settle-conflicts.ts';
import type { ConflictAnswer } from '../../src/model/merge.ts';
import { lost, reordered } from './oracle.ts';
import { BASES, EARLIER, edited, steps, type Step } from './scene.ts';

const scene = fc.record({
  base: fc.constantFrom(...BASES),
  mine: steps(6),
  ours: steps(6),
  returns: fc.boolean(),
});

/** `FUZZ=5000` looks longer. */
const RUNS = { numRuns: Number(process.env['FUZZ'] ?? 120) };

describe('what the user did survives every change of the templates', { timeout: 600_000 }, () => {
  it('what they wrote is in the result or in a shown conflict, what they took out is not or is in one', () => {
    fc.assert(
      fc.property(scene, ({ base, mine, ours, returns }) => {
        const yours = crlf(edited(base, mine, 'mine'), returns);
        const theirs = edited(base, ours, 'ours');
        const merge = mergeFile('Dockerfile', { base, yours, theirs });
        expect(lost(base, yours, theirs, merge)).toEqual([]);
        expect(reordered(base, yours, theirs, merge)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('real changes of the templates among them', () => {
    fc.assert(
      fc.property(fc.constantFrom(...EARLIER), steps(8), fc.boolean(), ({ base, theirs }, mine, returns) => {
        const yours = crlf(edited(base, mine, 'mine'), returns);
        const merge = mergeFile('Dockerfile', { base, yours, theirs });
        expect(lost(base, yours, theirs, merge)).toEqual([]);
        expect(reordered(base, yours, theirs, merge)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('so do patterns of an ignore file, in CRLF too', () => {
    const patterns = fc.constantFrom(
      '*',
      '!src/',
      '!package.json',
      '**/.env',
      '# why',
      '',
      'a',
      'b',
      '!a',
      '!b',
      '!**/*.go',
    );
    const text = fc.array(patterns, { maxLength: 12 }).map((lines) => lines.map((line) => `${line}\n`).join(''));
    fc.assert(
      fc.property(text, steps(5), steps(5), fc.boolean(), (base, mine, ours, returns) => {
        const lines = (all: readonly Step[]): readonly Step[] => all.map((step) => ({ ...step, lines: true }));
        const yours = crlf(edited(base, lines(mine), 'mine'), returns);
        const theirs = edited(base, lines(ours), 'ours');
        expect(lost(base, yours, theirs, mergeFile('api/.dockerignore', { base, yours, theirs }))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('no change of the templates leaves every byte alone', () => {
    fc.assert(
      fc.property(scene, ({ base, mine, returns }) => {
        const yours = crlf(edited(base, mine, 'mine'), returns);
        expect(mergeFile('Dockerfile', { base, yours, theirs: base })).toEqual({
          text: yours,
          conflicts: [],
          unpinned: [],
        });
      }),
      RUNS,
    );
  });

  it('an untouched file becomes what is generated now', () => {
    fc.assert(
      fc.property(scene, ({ base, ours, returns }) => {
        const theirs = edited(base, ours, 'ours');
        const { text, conflicts } = mergeFile('Dockerfile', { base, yours: crlf(base, returns), theirs });
        expect({ text, conflicts }).toEqual({
          text: theirs === base ? crlf(base, returns) : crlf(theirs, returns),
          conflicts: [],
        });
      }),
      RUNS,
    );
  });

  it('a settled conflict stays settled, whichever way it went', () => {
    const ways = fc.array(fc.constantFrom<ConflictAnswer>('ours', 'theirs', 'both', { text: 'ENV SETTLED=1' }), {
      minLength: 40,
      maxLength: 40,
    });
    fc.assert(
      fc.property(scene, ways, ({ base, mine, ours, returns }, answers) => {
        const theirs = edited(base, ours, 'ours');
        const merge = mergeFile('Dockerfile', { base, yours: crlf(edited(base, mine, 'mine'), returns), theirs });
        const text = settleConflicts(merge, answers);
        expect(mergeFile('Dockerfile', { base: theirs, yours: text, theirs })).toEqual({
          text,
          conflicts: [],
          unpinned: [],
        });
        // Nor does the next release ask about it, where it changes something else.
        const next = theirs.replace(/^(FROM \S+)/m, '# new\n$1');
        const later = mergeFile('Dockerfile', { base: theirs, yours: text, theirs: next });
        expect(later.conflicts.every((one) => `${one.base}${one.theirs}`.includes('# new'))).toBe(true);
      }),
      RUNS,
    );
  });

  it('line ends stay as they were, and each conflict stands where it says', () => {
    fc.assert(
      fc.property(scene, ({ base, mine, ours, returns }) => {
        const yours = crlf(edited(base, mine, 'mine'), returns);
        const merge = mergeFile('Dockerfile', { base, yours, theirs: edited(base, ours, 'ours') });
        expect(/(^|[^\r])\n/.test(merge.text) && merge.text.includes('\r\n')).toBe(false);
        for (const { at, yours: mineThere } of merge.conflicts)
          expect(merge.text.slice(at.start, at.end)).toBe(mineThere);
        expect(withMarkers(merge).split('<<<<<<< yours').length - 1).toBe(merge.conflicts.length);
      }),
      RUNS,
    );
  });
});

function crlf(text: string, returns: boolean): string {
  return returns ? text.replaceAll('\n', '\r\n') : text;
}
