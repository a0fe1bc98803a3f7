import type { Pair } from '../model/dockerfile.ts';
import { type Report, defineRule } from './_shared/define-rule.ts';
import { payload } from './_shared/runs.ts';

export default defineRule({
  name: 'legacy-key-value',
  summary: 'ENV and LABEL are written with an equals sign.',
  severity: 'info',
  references: ['BuildKit LegacyKeyValueFormat'],
  messages: { legacy: '{keyword} {key} without `=` is the old form' },
  check({ dockerfile }, report) {
    for (const { keyword, pairs } of dockerfile.instructions.map(payload)) {
      const pair = pairs.find(({ legacy }) => legacy);
      if (pair) report({ at: pair, message: 'legacy', data: { keyword, key: pair.key }, ...fixOf(pair) });
    }
  },
});

/** With `=`, where quotes are enough to keep the value what it is. */
function fixOf({ key, value, range }: Pair): Pick<Report<string>, 'fix'> {
  if (value === null) return {};
  const simple = /^[^\s"'\\]+$/.test(value.raw);
  const onOneLine = value.range.end - value.range.start === value.raw.length;
  if (!simple && !(onOneLine && /^[^"'\\$`]+$/.test(value.raw))) return {};
  const text = `${key}=${simple ? value.raw : `"${value.raw}"`}`;
  return {
    fix: {
      title: 'write it with =',
      safe: true,
      edits: [{ range: { start: range.start, end: value.range.end }, text }],
    },
  };
}
