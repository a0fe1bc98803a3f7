import { governPlan, isAllowed } from './govern-plan.ts';
import { saidBy, type Breach, type Policy } from '../model/policy.ts';
import type { Plan } from '../model/plan.ts';
import type { SavedPreset, State } from '../model/state.ts';
import { answersUnder } from './answers-under.ts';

const STATE = '.ironhull/state.json';

/** What the saved state says against the policy: by an edit of the state, or because the files were made without it. */
export function savedBreaches(policy: Policy, state: State): readonly Breach[] {
  const services = Object.entries(state.services).flatMap(([service, { answers, plan }]) => [
    ...answersUnder(policy, answers).overruled.map(({ key, given, locked, said }) =>
      inState(`defaults.${key}`, `${service}: the answer ${key} is ${text(given)}, not ${text(locked)}: ${said}`),
    ),
    ...planBreaches(policy, service, plan),
  ]);
  return [...services, ...goneFrom(policy, state.presets ?? [])];
}

/** The policy leaves a plan that was made under it as it is: what it would change was not, or was changed since. */
function planBreaches(policy: Policy, service: string, plan: Plan): readonly Breach[] {
  const now = governPlan(plan, policy);
  const parts: readonly (readonly [string, unknown, unknown])[] = [
    ['user', plan.user, now.user],
    ['registries.mirrors', fromOf(plan), fromOf(now)],
    ['labels.fixed', plan.labels ?? {}, now.labels ?? {}],
    ['health', plan.process.health, now.process.health],
    ['packageMirrors', plan.packages ?? null, now.packages ?? null],
    ['files.emit', plan.guardrails ?? null, now.guardrails ?? null],
  ];
  const differing = parts
    .filter(([, was, is]) => text(was) !== text(is))
    .map(([key, was, is]) =>
      inState(key, `${service}: the plan has ${text(was)}, not ${text(is)}: ${saidBy(policy, key)}`),
    );
  const allowed = policy.values.registries?.allowed ?? [];
  const foreign = Object.values(now.images)
    .filter(({ from }) => !isAllowed(from, allowed))
    .map(({ from }) =>
      inState('registries.allowed', `${service}: the plan takes ${from}: ${saidBy(policy, 'registries.allowed')}`),
    );
  return [...differing, ...foreign];
}

/** Presets that the files were made under and that are named no more. */
function goneFrom(policy: Policy, saved: readonly SavedPreset[]): readonly Breach[] {
  const now = new Set(policy.layers.flatMap(({ source, path, sha256 }) => [`${source}\n${path}`, sha256]));
  return saved
    .filter(({ source, path, sha256 }) => !now.has(`${source}\n${path}`) && !now.has(sha256))
    .map(({ name, file, contact }) =>
      inState(
        'extends',
        `extends: the files were made under ${name} (${file}), which no preset names any more${contact === '' ? '' : `; ask ${contact}`}`,
      ),
    );
}

function inState(key: string, message: string): Breach {
  return { kind: 'lock', from: STATE, key, message };
}

function fromOf({ images, frontend }: Plan): unknown {
  return [frontend ?? null, ...Object.values(images).map(({ from }) => from)];
}

function text(value: unknown): string {
  return value === undefined ? 'unset' : JSON.stringify(value);
}
