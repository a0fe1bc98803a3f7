import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/dockerfile/edits.ts';
import { refusalOf } from '../../src/dockerfile/limits.ts';
import type { Edit } from '../../src/model/dockerfile.ts';

const edit = (start: number, end: number, text: string): Edit => ({ range: { start, end }, text });

describe('applyEdits', () => {
  it('applies groups whole, the first of two that touch', () => {
    const groups = [[edit(0, 1, 'A')], [edit(0, 3, 'x'), edit(4, 5, 'y')], [edit(6, 6, '+')]];
    expect(applyEdits('abcdefg', groups)).toEqual({ text: 'Abcdef+g', skipped: [1] });
  });

  it('keeps every byte that no applied edit covers', () => {
    const edits = fc.array(fc.tuple(fc.nat(50), fc.nat(5), fc.constantFrom('', '<x>')), { maxLength: 8 });
    fc.assert(
      fc.property(
        fc.string({ minLength: 60, maxLength: 60, unit: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f') }),
        edits,
        (text, raw) => {
          const groups = raw.map(([start, length, to]) => [edit(start, start + length, to)]);
          const { text: after, skipped } = applyEdits(text, groups);
          const applied = groups.filter((_, index) => !skipped.includes(index)).map(([one]) => one as Edit);
          const kept = text
            .split('')
            .filter((_, at) => !applied.some(({ range }) => at >= range.start && at < range.end))
            .join('');
          return after.replaceAll('<x>', '') === kept;
        },
      ),
    );
  });
});

describe('refusalOf', () => {
  it.each([
    ['FROM a\n', null],
    [`RUN ${'x'.repeat(65_531)}`, null],
    [`a\nRUN ${'x'.repeat(65_532)}`, { kind: 'line-too-long', line: 2, bytes: 65_536, limit: 65_535 }],
    [`RUN ${'€'.repeat(21_850)}`, { kind: 'line-too-long', line: 1, bytes: 65_554, limit: 65_535 }],
    ['x\n'.repeat(500_001), { kind: 'file-too-large', bytes: 1_000_002, limit: 1_000_000 }],
  ])('%#', (text, refusal) => {
    expect(refusalOf(text)).toEqual(refusal);
  });
});
