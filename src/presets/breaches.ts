import { keysEnforcedBy } from '../model/policy-rules.ts';
import { isBelow, said, saidBy, type Breach, type Granted, type Origin, type Policy } from '../model/policy.ts';
import type { Repo } from '../model/repo.ts';
import type { State } from '../model/state.ts';
import { savedBreaches } from './saved-breaches.ts';

/** What breaks the policy and stands in no Dockerfile, as of a day (ISO date). Locks first, then files, then exceptions. */
export function breachesOf(policy: Policy, repo: Repo, state: State | null, today: string): readonly Breach[] {
  return [
    ...attempts(policy),
    ...missing(policy),
    ...(state === null ? [] : savedBreaches(policy, state)),
    ...forbiddenFiles(policy, repo),
    ...exceptionBreaches(policy, today),
  ];
}

/** Presets that set what an earlier one has locked: without effect, and told. */
function attempts(policy: Policy): readonly Breach[] {
  return policy.settings.flatMap(({ key, value, tried }) =>
    tried.map((attempt) => ({
      kind: 'lock' as const,
      from: placeOf(policy, attempt.origin),
      key,
      message: `sets ${key} to ${text(attempt.value)}, which stays ${text(value)}: ${saidBy(policy, key)}`,
    })),
  );
}

function missing(policy: Policy): readonly Breach[] {
  return policy.missing.map(({ from, why }) => ({
    kind: 'lock' as const,
    from,
    key: 'extends',
    message: why,
  }));
}

function forbiddenFiles(policy: Policy, repo: Repo): readonly Breach[] {
  const never = policy.values.files?.never ?? [];
  if (never.length === 0) return [];
  const patterns = never.map((pattern) => ({ pattern, test: matcher(pattern) }));
  return repo.files().flatMap((file) => {
    const hit = patterns.find(({ test }) => test.test(file));
    if (hit === undefined) return [];
    const message = `stands in the repository, where ${hit.pattern} may not: ${saidBy(policy, 'files.never')}`;
    return [{ kind: 'file' as const, from: file, key: 'files.never', message }];
  });
}

/** A name without a folder is meant wherever it stands, as in .gitignore. */
function matcher(pattern: string): RegExp {
  const source = pattern.replace(/\/$/, '/**').replaceAll(/[.+]/g, String.raw`\$&`);
  const stars = source.replaceAll(/\*+/g, (run) => (run.length > 1 ? '.*' : '[^/]*'));
  return new RegExp(`^${pattern.replace(/\/$/, '').includes('/') ? '' : '(?:.*/)?'}${stars}$`);
}

function exceptionBreaches(policy: Policy, today: string): readonly Breach[] {
  return policy.exceptions.flatMap((exception) => {
    const { rule, lock, owner, expires, reason, refused, origin } = exception;
    const what = rule ?? lock ?? '';
    const key = lock ?? 'exceptions';
    const base = { kind: 'exception' as const, from: placeOf(policy, origin), key };
    if (refused !== '')
      return [
        { ...base, message: `grants itself an exception from ${what}: ${refused}; ${ownerOf(policy, exception)}` },
      ];
    if (today <= expires) return [];
    const by = said(policy, origin, 'granted', what);
    return [
      { ...base, message: `the exception from ${what} (${reason}) expired on ${expires}; ${owner} owns it: ${by}` },
    ];
  });
}

/** Who decided what the exception would lift. */
function ownerOf(policy: Policy, { rule = '', lock }: Granted): string {
  const keys = lock === undefined ? [...keysEnforcedBy(rule), `rules.severities.${rule}`, 'rules.required'] : [lock];
  const touched = policy.settings.find(({ key }) => keys.some((one) => isBelow(key, one) || isBelow(one, key)));
  return saidBy(policy, touched?.key ?? keys[0] ?? rule);
}

function placeOf(policy: Policy, { layer, line }: Origin): string {
  return `${policy.layers[layer]?.file ?? ''}:${line}`;
}

function text(value: unknown): string {
  return value === undefined ? 'unset' : JSON.stringify(value);
}
