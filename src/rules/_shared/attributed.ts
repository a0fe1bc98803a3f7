import { keysEnforcedBy } from '../../model/policy-rules.ts';
import { saidBy } from '../../model/policy.ts';
import type { Report, Rule, Settings } from './define-rule.ts';

/** A message with the preset behind it: which key of whose, and whom to ask. */
export function attributed(
  rule: Pick<Rule, 'name'>,
  message: string,
  report: Pick<Report<string>, 'key'>,
  { policy }: Settings,
): string {
  const severity = `rules.severities.${rule.name}`;
  const { required = [], severities = {} } = policy.values.rules ?? {};
  const own = keysEnforcedBy(rule.name).length > 0 ? report.key : undefined;
  const raised = severities[rule.name] === undefined ? undefined : severity;
  const key = own ?? raised ?? (required.includes(rule.name) ? 'rules.required' : undefined);
  return key === undefined || policy.layers.length === 0 ? message : `${message}: ${saidBy(policy, key)}`;
}
