import type { InferOutput } from 'valibot';
import type { findingSchema, fixSchema } from './finding-schema.ts';

/** How bad it is, worst first. Policy may change it; a rule's meaning never changes. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** How sure the rule is: `low` where it infers what the text does not say. */
export const CONFIDENCES = ['high', 'low'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** Version of the set of rules. It grows when a new or sharper rule could turn a green pipeline red. */
export const RULE_SET = 1;

export type Fix = InferOutput<typeof fixSchema>;

export type Finding = InferOutput<typeof findingSchema>;

/** Whether `one` is at least as bad as `other`. */
export function atLeast(one: Severity, other: Severity): boolean {
  return SEVERITIES.indexOf(one) <= SEVERITIES.indexOf(other);
}
