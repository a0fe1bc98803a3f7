import { keysEnforcedBy } from '../model/policy-rules.ts';
import { isBelow, type Policy } from '../model/policy.ts';
import type { Exception } from '../model/preset.ts';

/** Why an exception does not count: only whoever decided the key may grant one, or whom that one delegates to. Empty when it counts. */
export function whyRefused(exception: Exception, layer: number, policy: Policy): string {
  const owner = ownersOf(exception, policy).find((one) => one !== layer && !delegates(policy, one, layer));
  return owner === undefined ? '' : `only ${policy.layers[owner]?.name ?? ''} may grant it, or whom it delegates to`;
}

/** Layers whose word the exception would lift. */
function ownersOf({ rule, lock }: Exception, policy: Policy): readonly number[] {
  const keys = lock === undefined ? keysOfRule(rule ?? '') : [lock];
  const touched = policy.settings.filter(({ key }) => keys.some((one) => isBelow(key, one) || isBelow(one, key)));
  const demanded = policy.settings.filter(
    ({ key, value }) => key === 'rules.required' && Array.isArray(value) && value.includes(rule),
  );
  return [...touched, ...demanded].flatMap(({ locked, by }) =>
    (locked === null ? by : [locked]).map(({ layer }) => layer),
  );
}

function keysOfRule(rule: string): readonly string[] {
  return [...keysEnforcedBy(rule), `rules.severities.${rule}`];
}

function delegates(policy: Policy, owner: number, layer: number): boolean {
  const source = policy.layers[layer]?.source ?? '';
  return policy.layers[owner]?.delegates.includes(source) === true;
}
