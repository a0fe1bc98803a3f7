import { keysEnforcedBy } from '../../model/policy-rules.ts';
import { saidBy, type Policy } from '../../model/policy.ts';
import type { Report, Rule, Settings } from './define-rule.ts';

/** A message with the preset behind it: which key of whose, and whom to ask. */
export function attributed(
  { name }: Pick<Rule, 'name'>,
  message: string,
  { key }: Pick<Report<string>, 'key'>,
  { policy }: Settings,
): string {
  // Breaches carry their own.
  if (policy.layers.length === 0 || BREACHES.has(name)) return message;
  const decided = keysEnforcedBy(name).length > 0 && key !== undefined ? key : keyFor(name, policy);
  return decided === null ? message : `${message}: ${saidBy(policy, decided)}`;
}

const BREACHES: ReadonlySet<string> = new Set(['policy-exception', 'policy-file', 'policy-lock']);

/** Key by which the team speaks of a rule as such. */
function keyFor(name: string, { values }: Policy): string | null {
  if (values.rules?.severities?.[name] !== undefined) return `rules.severities.${name}`;
  return values.rules?.required?.includes(name) === true ? 'rules.required' : null;
}
