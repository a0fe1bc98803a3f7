import { defineRule } from './_shared/define-rule.ts';
import { payload } from './_shared/runs.ts';

export default defineRule({
  name: 'legacy-key-value',
  summary: 'ENV and LABEL are written with an equals sign.',
  severity: 'info',
  references: ['BuildKit LegacyKeyValueFormat'],
  messages: { legacy: '{keyword} {key} without `=` is the old form' },
  check({ dockerfile }, report) {
    for (const outer of dockerfile.instructions) {
      const instruction = payload(outer);
      const [pair] = instruction.pairs;
      if (!pair?.legacy) continue;
      const value = pair.value;
      const simple = value !== null && /^[^\s"'\\]+$/.test(value.raw);
      const quotable =
        value !== null && /^[^"'\\$`]+$/.test(value.raw) && value.range.end - value.range.start === value.raw.length;
      const text = simple ? value.raw : `"${value?.raw ?? ''}"`;
      const range = { start: pair.range.start, end: value?.range.end ?? pair.range.end };
      report({
        at: pair,
        message: 'legacy',
        data: { keyword: instruction.keyword, key: pair.key },
        ...(simple || quotable
          ? { fix: { title: 'write it with =', safe: true, edits: [{ range, text: `${pair.key}=${text}` }] } }
          : {}),
      });
    }
  },
});
