import type { Pair } from '../model/dockerfile.ts';
import { defineRule, placed } from './_shared/define-rule.ts';

export default defineRule({
  name: 'policy-label',
  summary: 'Every image carries the labels that the team demands, with values it allows.',
  severity: 'medium',
  references: ['OCI image annotations', 'hadolint DL3049'],
  messages: {
    missing: 'label {label} is missing',
    value: 'label {label} is "{value}", not "{wanted}"',
    pattern: 'label {label} does not look like {pattern}',
  },
  check({ shipped, shippedStages, settings }, report) {
    const { required = [], fixed = {}, patterns = {} } = settings.policy.values.labels ?? {};
    if (!shipped) return;
    const pairs = placed([...shippedStages].toReversed(), 'LABEL').flatMap(({ instruction }) => instruction.pairs);
    const labels = new Map<string, Pair>(pairs.map((pair) => [pair.key, pair]));
    for (const label of new Set([...required, ...Object.keys(fixed)]))
      if (!labels.has(label))
        report({ at: shipped.from, message: 'missing', data: { label }, key: keyOf(label, fixed) });
    for (const [label, wanted] of Object.entries(fixed)) {
      const pair = labels.get(label);
      const value = pair?.value?.value ?? '';
      if (pair && value !== wanted)
        report({ at: pair, message: 'value', data: { label, value, wanted }, key: keyOf(label, fixed) });
    }
    for (const [label, pattern] of Object.entries(patterns)) {
      const pair = labels.get(label);
      if (pair?.value?.literal === true && !looksLike(pair.value.value, pattern))
        report({ at: pair, message: 'pattern', data: { label, pattern }, key: `labels.patterns["${label}"]` });
    }
  },
});

function keyOf(label: string, fixed: Readonly<Record<string, string>>): string {
  return Object.hasOwn(fixed, label) ? `labels.fixed["${label}"]` : 'labels.required';
}

/** The schema of presets has seen that the pattern takes no more than the square of this length. */
function looksLike(value: string, pattern: string): boolean {
  return value.length <= 500 && new RegExp(`^(?:${pattern})$`, 'u').test(value);
}
