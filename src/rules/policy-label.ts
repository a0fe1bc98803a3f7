import type { Pair } from '../model/dockerfile.ts';
import { type Out, defineRule } from './_shared/define-rule.ts';
import { placed } from './_shared/placed.ts';

type Labels = ReadonlyMap<string, Pair>;

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
    const labels = new Map(pairs.map((pair) => [pair.key, pair] as const));
    const demanded = [
      ...required.map((label) => ({ label, key: 'labels.required' })),
      ...Object.keys(fixed).map((label) => ({ label, key: `labels.fixed["${label}"]` })),
    ];
    for (const { label, key } of demanded.filter((one) => !labels.has(one.label)))
      report({ at: shipped.from, message: 'missing', data: { label }, key });
    for (const [label, wanted] of Object.entries(fixed)) reportValue(labels, label, wanted, report);
    for (const [label, pattern] of Object.entries(patterns)) reportPattern(labels, label, pattern, report);
  },
});

function reportValue(labels: Labels, label: string, wanted: string, report: Out<'value'>): void {
  const pair = labels.get(label);
  const value = pair?.value?.value ?? '';
  if (pair && value !== wanted)
    report({ at: pair, message: 'value', data: { label, value, wanted }, key: `labels.fixed["${label}"]` });
}

/** The schema of presets has seen that a pattern takes no more than the square of this length. */
function reportPattern(labels: Labels, label: string, pattern: string, report: Out<'pattern'>): void {
  const pair = labels.get(label);
  if (pair?.value?.literal !== true) return;
  const { value } = pair.value;
  if (value.length > 500 || !new RegExp(`^(?:${pattern})$`, 'u').test(value))
    report({ at: pair, message: 'pattern', data: { label, pattern }, key: `labels.patterns["${label}"]` });
}
