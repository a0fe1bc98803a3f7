import { detectService } from './detect/service.ts';
import { UndecidedError } from './errors.ts';
import { detectionOf, files, plan } from './generate.ts';
import { compare } from './merge/compare.ts';
import { stayBeside } from './merge/stay-beside.ts';
import type { Answers } from './model/answers.ts';
import type { Change } from './model/change.ts';
import type { Facts } from './model/facts.ts';
import type { Policy } from './model/policy.ts';
import { answersUnder } from './presets/answers-under.ts';
import type { Plan } from './model/plan.ts';
import type { Repo } from './model/repo.ts';
import type { State } from './model/state.ts';
import { generatedTexts } from './state/state-file.ts';

/** A service as it would be planned today from the answers of last time. */
export interface Renewed {
  readonly facts: Facts;
  /** Only what somebody decided. */
  readonly answers: Answers;
  readonly plan: Plan;
}

/** What today's templates and catalogue make of what was answered last time, merged into the files that stand there. */
export interface Update {
  readonly services: readonly Renewed[];
  readonly changes: readonly Change[];
}

/** State → update. Throws `UndecidedError` when a service is gone or needs an answer that it did not need last time. */
export function update(repo: Repo, state: State, paths: readonly string[], policy: Policy): Update {
  const services = savedServices(state, paths).map((path) => renewed(repo, state, path, policy));
  const generated = generatedTexts({ kind: 'known', state }, repo);
  const outputs = stayBeside(
    services.flatMap((service) => files(service.plan, policy)),
    repo,
    generated,
  );
  return { services, changes: compare(outputs, repo, generated) };
}

/** Folders of the services that the state knows, or those of them that were named. Throws `UndecidedError` for others. */
export function savedServices(state: State, paths: readonly string[]): readonly string[] {
  const known = Object.keys(state.services).map((key) => (key === '.' ? '' : key));
  const named = paths.map((path) => path.replace(/^\.\/|\/+$/g, '').replace(/^\.$/, ''));
  const unknown = named.find((path) => !known.includes(path));
  if (unknown !== undefined)
    throw new UndecidedError(`${shown(unknown)} has no files from ironhull yet. Nothing was written.`, {
      hints: [`ironhull retrofit --service ${shown(unknown)}     makes them`],
    });
  return named.length === 0 ? known : named;
}

/** Facts of a service as the repo has them today, of the stack that it was; `null` when there is no such service any more. */
export function factsToday(repo: Repo, state: State, path: string, policy: Policy): Facts | null {
  const saved = savedAs(state, path);
  const { facts } = detectService(detectionOf(repo, answersUnder(policy, saved.answers).answers, policy), path);
  const found = facts.find(({ stack }) => stack === saved.plan.stack) ?? null;
  const { kept, dockerfile } = saved.plan;
  return found === null || (kept === undefined && dockerfile === undefined) ? found : { ...found, kept, dockerfile };
}

/** Answers and plan of a service as the state has them. */
export function savedAs(state: State, path: string): State['services'][string] {
  const saved = state.services[shown(path)];
  if (saved === undefined) throw new TypeError(`the state knows no service ${path}`);
  return saved;
}

function renewed(repo: Repo, state: State, path: string, policy: Policy): Renewed {
  const { answers, plan: last } = savedAs(state, path);
  const facts = factsToday(repo, state, path, policy);
  if (facts === null)
    throw new UndecidedError(
      `${shown(path)} was a ${last.stack} service, and none is there now. Nothing was written.`,
      {
        hints: ['ironhull retrofit     looks again at what is there'],
      },
    );
  return { facts, answers, plan: plan(facts, answersUnder(policy, answers).answers, policy) };
}

function shown(path: string): string {
  return path === '' ? '.' : path;
}
