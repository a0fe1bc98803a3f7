import type { Policy } from './policy.ts';

/** Keys of the policy that each rule enforces: findings of these rules are silenced by no comment, only by an exception. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  'base-image-digest': ['pinning'],
  'policy-base-image': ['bases'],
  'policy-exception': [],
  'policy-file': ['files'],
  'policy-health': ['health'],
  'policy-label': ['labels'],
  'policy-lock': ['defaults'],
  'policy-port': ['ports'],
  'policy-secret': ['ca', 'secrets'],
  'policy-support': ['minimumSupport'],
  'policy-user': ['user'],
  'trusted-registry': ['registries'],
};

/** Keys that a rule enforces; none for a rule that needs no policy. */
export function keysEnforcedBy(rule: string): readonly string[] {
  return KEYS[rule] ?? [];
}

/** Whether the team insists on a rule: its findings fail a check, and no comment in a file silences them. */
export function isEnforced(policy: Policy, rule: string): boolean {
  const { required = [], severities = {} } = policy.values.rules ?? {};
  if (rule.startsWith('policy-') || required.includes(rule)) return true;
  const raised = severities[rule];
  if (raised !== undefined && raised !== 'off') return true;
  if (rule === 'base-image-digest') return policy.values.pinning === 'digest';
  return rule === 'trusted-registry' && policy.values.registries !== undefined;
}
