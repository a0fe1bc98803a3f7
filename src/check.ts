import { standing } from './decide/decide.ts';
import { ask, files, planToday } from './generate.ts';
import { stayBeside } from './merge/stay-beside.ts';
import type { Answers } from './model/answers.ts';
import type { Policy } from './model/policy.ts';
import { answersUnder } from './presets/answers-under.ts';
import type { Check, Stale } from './model/check.ts';
import type { Facts } from './model/facts.ts';
import type { Plan } from './model/plan.ts';
import type { Repo } from './model/repo.ts';
import type { State } from './model/state.ts';
import { staleIn } from './state/stale.ts';
import { generatedTexts } from './state/state-file.ts';
import { factsToday, savedAs, savedServices } from './update.ts';

/** What a check compares. */
export interface Checking {
  readonly repo: Repo;
  readonly state: State;
  /** Our own version: when it wrote the state too, any other plan means that the repo changed. */
  readonly generator: string;
  /** ISO date by which the end of support is judged. */
  readonly today: string;
  /** The team's defaults and locks. */
  readonly policy: Policy;
}

/** How the files of each service stand to the repo, to today's templates and to what was generated. Changes nothing. */
export function check(checking: Checking, paths: readonly string[]): readonly Check[] {
  return savedServices(checking.state, paths).map((path) => checkService(checking, path));
}

function checkService(checking: Checking, service: string): Check {
  const { repo, state, policy } = checking;
  const facts = factsToday(repo, state, service, policy);
  const { plan: saved, ...own } = savedAs(state, service);
  const { answers } = answersUnder(policy, own.answers);
  const base = { service, ended: endedBy(checking, service, facts), ...touchedSince(repo, state, service) };
  const open = facts === null ? gone(saved) : undecided(facts, answers, policy);
  if (facts === null || open !== null) return { ...base, stale: open === null ? [] : [open], outdated: [] };
  // The end of support is told apart, and must not keep the rest from being compared.
  const now = planToday(facts, facts.runtime.ended ? { ...answers, endOfLife: true } : answers, policy);
  const same = state.generator === checking.generator;
  const folder = service === '' ? repo : repo.sub(service);
  const stale = staleIn({ saved, now, facts, repo: folder, same });
  return { ...base, stale, outdated: stale.length > 0 ? [] : outdated(checking, now) };
}

function gone(saved: Plan): Stale {
  return { about: 'service', saved: saved.stack, now: 'not there', from: '' };
}

/** Something that a person has to decide now and had not when the files were made. */
function undecided(facts: Facts, given: Answers, policy: Policy): Stale | null {
  const { answers, open } = ask(facts, given, policy);
  const blocker = standing(facts, answers).find(({ liftedBy }) => liftedBy !== 'endOfLife');
  if (blocker !== undefined) return { about: blocker.name, saved: '', now: blocker.message, from: blocker.from };
  const [question] = open;
  return question === undefined ? null : { about: question.key, saved: '', now: question.message, from: '' };
}

function outdated({ repo, state, policy }: Checking, now: Plan): readonly string[] {
  const generated = generatedTexts({ kind: 'known', state }, repo);
  const made = stayBeside(files(now, policy), repo, generated);
  return made.filter(({ path, contents }) => generated.get(path) !== contents).map(({ path }) => path);
}

function endedBy({ state, today }: Checking, service: string, facts: Facts | null): string | null {
  if (facts === null || savedAs(state, service).answers.endOfLife === true) return null;
  return facts.runtime.endOfLife < today ? facts.runtime.endOfLife : null;
}

function touchedSince(repo: Repo, state: State, service: string): Pick<Check, 'edited' | 'deleted'> {
  const ours = Object.entries(state.files).filter(([, file]) => file.service === (service === '' ? '.' : service));
  const deleted = ours.filter(([path]) => !repo.has(path)).map(([path]) => path);
  const edited = ours.filter(([path, { lines }]) => repo.has(path) && repo.text(path) !== lines.join('\n'));
  return { edited: edited.map(([path]) => path), deleted };
}
