import { ask, plan, standing, InterruptedError, UndecidedError } from '../../api.ts';
import type { Blocker } from '../../model/evidence.ts';
import type { Facts } from '../../model/facts.ts';
import type { Plan } from '../../model/plan.ts';
import type { Question } from '../../model/question.ts';
import type { Takeover } from '../../model/takeover.ts';
import type { AnswerKey } from '../../model/answers.ts';
import type { Door } from './door.ts';
import { factsScreen } from './facts-screen.ts';
import { teamScreen } from './team-screen.ts';
import { answeredNow, type Given } from './given.ts';
import { changeAnswer } from './change-answer.ts';
import { lookAgain, type Known, type Look } from './known.ts';
import { askQuestion, choose } from './prompts.ts';

/** A service with everything decided. */
export interface Decided {
  readonly facts: Facts;
  /** The Dockerfile that was there and is not ours; `null` for none. */
  readonly takeover: Takeover | null;
  /** Dockerfile that was named, remembered or chosen among several; `null` for the one that ships. */
  readonly named: string | null;
  /** What somebody decided; what was detected or defaulted is not in it. */
  readonly given: Given;
  readonly plan: Plan;
}

/** Facts, then questions until nothing is open. Without a person, what is open stops the run. */
export async function decideService(
  look: Look,
  given: Given,
  door: Door,
): Promise<Omit<Decided, 'takeover' | 'named'>> {
  const first = await settleStack(look, given, door);
  door.say([...factsScreen(first.facts, first.given, door.terminal), ...teamScreen(first.given, door.terminal)]);
  if (!door.interactive) return { ...first, plan: planOf(first) };
  const unblocked = await liftBlockers(await confirmFacts(look, first, door), door);
  const settled = await askCommon(look, unblocked, door);
  return { ...settled, plan: planOf(settled) };
}

function planOf({ facts, given }: Known): Plan {
  return plan(facts, given.answers, given.policy);
}

async function settleStack(look: Look, given: Given, door: Door): Promise<Known> {
  const { facts, path } = look(given);
  const [only] = facts;
  if (only === undefined) throw new TypeError(`nothing detected in ${path}`);
  if (facts.length === 1) return { facts: only, given };
  const seen = facts.map((one) => ({
    value: one.stack,
    label: one.stack,
    hint: one.framework?.from ?? one.manager?.from ?? '',
  }));
  if (!door.interactive)
    throw severalStacks(
      seen.map((one) => one.value),
      path,
    );
  const stack = await choose(door, 'stack', 'Several stacks fit this folder. Which one shall be shipped?', seen);
  return settleStack(look, answeredNow(given, 'stack', stack), door);
}

function severalStacks(names: readonly string[], path: string): UndecidedError {
  const where = path === '' ? 'this folder' : path;
  return new UndecidedError(`several stacks fit ${where}: ${names.join(', ')}. Nothing was written.`, {
    hints: names.map((name) => `ironhull retrofit --stack ${name}`),
  });
}

async function confirmFacts(look: Look, first: Known, door: Door): Promise<Known> {
  let now = first;
  for (;;) {
    const answer = await choose(door, 'right', 'Does this look right?', [
      { value: 'yes', label: 'Yes', hint: '' },
      { value: 'change', label: 'Change something', hint: '' },
      { value: 'stop', label: 'Stop here', hint: '' },
    ]);
    if (answer === 'yes') return now;
    if (answer === 'stop') throw new InterruptedError('stopped. Nothing was written.');
    now = await changeAnswer(look, now, door);
    door.say(['', ...factsScreen(now.facts, now.given, door.terminal), ...teamScreen(now.given, door.terminal)]);
  }
}

async function liftBlockers(now: Known, door: Door): Promise<Known> {
  const blocker = standing(now.facts, ask(now.facts, now.given.answers, now.given.policy).answers).find(liftable);
  if (blocker === undefined) return now;
  door.say([
    '',
    `  ${door.terminal.paint('warning', '!')} ${blocker.from === '' ? '' : `${blocker.from}: `}${blocker.message}`,
    ...blocker.hints.map((hint) => `    ${hint}`),
    '',
  ]);
  const answer = await choose(door, 'goOn', 'Go on all the same? The file will say so.', [
    { value: 'no', label: 'No, stop here', hint: '' },
    { value: 'yes', label: 'Yes', hint: '' },
  ]);
  if (answer === 'no')
    throw new UndecidedError(
      `${blocker.from === '' ? '' : `${blocker.from}: `}${blocker.message} Nothing was written.`,
      { hints: blocker.hints },
    );
  return liftBlockers({ ...now, given: answeredNow(now.given, blocker.liftedBy as AnswerKey, true) }, door);
}

function liftable(blocker: Blocker): boolean {
  return blocker.liftedBy === 'unlocked' || blocker.liftedBy === 'endOfLife';
}

/** The common path: what is always asked, and what only a person can decide. Later questions may depend on earlier answers. */
async function askCommon(look: Look, start: Known, door: Door): Promise<Known> {
  let now = start;
  for (let next = nextQuestion(now); next !== undefined; next = nextQuestion(now)) {
    const value = await askQuestion(next, door);
    now = lookAgain(look, answeredNow(now.given, next.key, value), now.facts);
  }
  return now;
}

function nextQuestion({ facts, given }: Known): Question | undefined {
  const { questions, open } = ask(facts, given.answers, given.policy);
  const unasked = questions.filter((question) => given.answers[question.key] === undefined);
  return unasked.find((question) => question.ask === 'always' || open.includes(question));
}
