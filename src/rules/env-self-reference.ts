import { defineRule } from './_shared/define-rule.ts';
import { placed } from './_shared/placed.ts';

export default defineRule({
  name: 'env-self-reference',
  summary: 'A variable is not used in the ENV line that sets it.',
  severity: 'medium',
  references: ['hadolint DL3044'],
  messages: { self: '{name} is set in this very ENV: here it still has its old value, or none' },
  check({ stages }, report) {
    for (const { instruction } of placed(stages, 'ENV')) {
      const set = new Set<string>();
      for (const pair of instruction.pairs) {
        const names = [...(pair.value?.raw ?? '').matchAll(/\$\{?(\w+)/g)].map((match) => match[1] ?? '');
        const used = names.find((name) => set.has(name) && name !== pair.key);
        if (used !== undefined) report({ at: pair, message: 'self', data: { name: used } });
        set.add(pair.key);
      }
    }
  },
});
