import type { Severity } from '../../model/finding.ts';
import { isEnforced } from '../../model/policy-rules.ts';
import type { Report, Rule, Settings } from './define-rule.ts';

/** Severity of a finding, `null` when the rule is off. What a team insists on can't be turned off beside it. */
export function severityFor(
  { name, severity }: Pick<Rule, 'name' | 'severity'>,
  report: Pick<Report<string>, 'severity'>,
  { severities, policy }: Settings,
): Severity | null {
  const set = severities[name];
  if (set === 'off') return isEnforced(policy, name) ? (report.severity ?? severity) : null;
  return set ?? report.severity ?? severity;
}
