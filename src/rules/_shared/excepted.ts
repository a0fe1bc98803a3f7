import { isBelow } from '../../model/policy.ts';
import type { Settings } from './define-rule.ts';

/** Whether an exception of the team lifts a finding today. `key` is what the finding breaks, `null` for a rule without policy. */
export function isExcepted(rule: string, key: string | null, file: string, { policy, today }: Settings): boolean {
  return policy.exceptions.some(
    (one) =>
      one.refused === '' &&
      today <= one.expires &&
      (one.rule === rule || (one.lock !== undefined && key !== null && isBelow(key, one.lock))) &&
      covers(one.path, file),
  );
}

function covers(path: string | undefined, file: string): boolean {
  if (path === undefined) return true;
  return path.endsWith('/') ? file.startsWith(path) : file === path;
}
