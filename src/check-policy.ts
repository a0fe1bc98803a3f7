import { auditEach, type AuditedFile } from './audit.ts';
import { atLeast, type Finding } from './model/finding.ts';
import { isEnforced } from './model/policy-rules.ts';
import type { Breach, Policy } from './model/policy.ts';
import type { Repo } from './model/repo.ts';
import type { State } from './model/state.ts';
import { breachesOf } from './presets/breaches.ts';
import { settingsUnder } from './presets/settings-under.ts';
import type { Settings } from './rules/_shared/define-rule.ts';

/** What a repository is held to. */
export interface Held {
  readonly repo: Repo;
  readonly state: State | null;
  readonly policy: Policy;
  /** ISO date. */
  readonly today: string;
}

/** How the files of a repository are judged under the team's policy. */
export async function settingsFor(held: Held): Promise<Settings> {
  const { repo, state, policy, today } = held;
  const breaches = [...breachesOf(policy, repo, state, today), ...(await guardrails(held))];
  return { today, ...settingsUnder(policy, breaches) };
}

/** How one file is judged under a policy: what breaks it elsewhere in the repository is left to a check. `today` is an ISO date. */
export function settingsOf(policy: Policy, today: string): Settings {
  return { today, ...settingsUnder(policy, []) };
}

/** Only who has some waits for what makes them: all that a plan is rendered with. */
async function guardrails({ repo, state, policy }: Held): Promise<readonly Breach[]> {
  if (state === null || policy.values.files?.emit === undefined) return [];
  return (await import('./guardrail-breaches.ts')).guardrailBreaches(repo, state, policy);
}

/** Files with the findings that the team insists on, and none of the others. Nothing is read where there is no policy. */
export async function checkPolicy(held: Held): Promise<readonly AuditedFile[]> {
  const { policy, state } = held;
  if (policy.layers.length === 0 && policy.missing.length === 0 && (state?.presets ?? []).length === 0) return [];
  const against: AuditedFile[] = [];
  for await (const file of auditEach(held.repo, await settingsFor(held))) {
    const findings = file.findings.filter((finding) => isHeldAgainst(finding, policy));
    if (findings.length > 0) against.push({ ...file, findings });
  }
  return against;
}

function isHeldAgainst({ rule, severity }: Finding, policy: Policy): boolean {
  const { failOn } = policy.values;
  return isEnforced(policy, rule) || (failOn !== undefined && failOn !== 'never' && atLeast(severity, failOn));
}
