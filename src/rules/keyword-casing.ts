import type { Range } from '../model/dockerfile.ts';
import { defineRule } from './_shared/define-rule.ts';

export default defineRule({
  name: 'keyword-casing',
  summary: 'Keywords are written in one way through the file.',
  severity: 'info',
  references: ['BuildKit ConsistentInstructionCasing', 'BuildKit FromAsCasing'],
  messages: {
    mixed: '{written} is written otherwise than the rest of the file',
    as: '`{written}` and FROM are written differently',
  },
  check({ dockerfile }, report) {
    const { instructions, text } = dockerfile;
    const written = (range: Range) => text.slice(range.start, range.end);
    const lower = instructions.filter(({ keywordRange }) => /^[a-z]+$/.test(written(keywordRange))).length;
    const wantLower = lower * 2 > instructions.length;
    for (const instruction of instructions) {
      const now = written(instruction.keywordRange);
      const want = wantLower ? now.toLowerCase() : now.toUpperCase();
      if (now !== want)
        report({
          at: instruction.keywordRange,
          message: 'mixed',
          data: { written: now },
          fix: { title: `say ${want}`, safe: true, edits: [{ range: instruction.keywordRange, text: want }] },
        });
      const as = instruction.keyword === 'FROM' ? instruction.words[1] : undefined;
      const wantAs = wantLower ? 'as' : 'AS';
      if (as && as.value.toLowerCase() === 'as' && as.value !== wantAs)
        report({
          at: as,
          message: 'as',
          data: { written: as.value },
          fix: { title: `say ${wantAs}`, safe: true, edits: [{ range: as.range, text: wantAs }] },
        });
    }
  },
});
