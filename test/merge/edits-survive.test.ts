import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeFile } from '../../src/merge/merge-file.ts';
import { settleConflicts, withMarkers } from '../../src/merge/settle-conflicts.ts';
import type { ConflictAnswer, Merge } from '../../src/model/merge.ts';
import { BASES, edited, steps, type Step } from './scene.ts';

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

/** The oracle, on its own: lines of the user that are neither in the result nor in a conflict, and lines of theirs that came back. */
function lost(base: string, yours: string, theirs: string, merge: Merge): readonly string[] {
  const [was, mine, other, now] = [base, yours, theirs, merge.text].map(counted);
  const shown = counted(merge.conflicts.map((one) => `${one.base}\n${one.yours}\n${one.theirs}`).join('\n'));
  return [...new Set([...was!.keys(), ...mine!.keys()])].filter((line) => {
    if (shown.has(line)) return false;
    const [before, wanted, given, left] = [was, mine, other, now].map((lines) => lines!.get(line) ?? 0);
    if (wanted! > before!) return left! < wanted! - Math.max(0, before! - given!);
    return wanted! < before! && left! > wanted! + Math.max(0, given! - before!);
  });
}

/** Versions of images are merged as versions, so they are no part of a line here. */
function counted(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.replace(/^(\s*FROM (?:--\S+ )*|.*from=|# syntax=)([\w./-]+?)(:[\w.-]+)?(@\S+)?(?=[ ,]|$)/, '$1$2');
    if (line.trim() !== '') counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return counts;
}
