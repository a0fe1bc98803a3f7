import type { Breach, Policy } from '../model/policy.ts';
import type { Severity } from '../model/finding.ts';

/** How files are judged under a policy: what the rules read, as plain values. */
export interface JudgedBy {
  readonly registries: readonly string[];
  readonly digests: boolean;
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  readonly policy: Policy;
  readonly breaches: readonly Breach[];
}

export function settingsUnder(policy: Policy, breaches: readonly Breach[]): JudgedBy {
  const { registries, pinning, rules } = policy.values;
  return {
    registries: registries?.allowed ?? [],
    digests: pinning === 'digest',
    severities: rules?.severities ?? {},
    policy,
    breaches,
  };
}
