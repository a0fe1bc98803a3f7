import { defineRule } from './_shared/define-rule.ts';

export default defineRule({
  name: 'empty-continuation',
  summary: 'No blank line stands inside an instruction.',
  severity: 'low',
  references: ['BuildKit NoEmptyContinuation'],
  messages: { blank: 'a blank line inside an instruction: later Docker versions will refuse it' },
  check({ dockerfile }, report) {
    for (const { blanks } of dockerfile.instructions) {
      for (const blank of blanks)
        report({
          at: blank,
          message: 'blank',
          fix: { title: 'delete the blank line', safe: true, edits: [{ range: blank, text: '' }] },
        });
    }
  },
});
