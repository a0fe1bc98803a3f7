import type { AnswerKey, Answers } from '../model/answers.ts';
import { saidBy, settingOf, type Policy } from '../model/policy.ts';

/** Answers with the team's below and its locked ones on top, and whose answers had to give way. */
export interface AnswersUnder {
  readonly answers: Answers;
  readonly overruled: readonly Overruled[];
}

/** An answer that a lock stands above. */
export interface Overruled {
  readonly key: AnswerKey;
  readonly given: Answers[AnswerKey];
  readonly locked: Answers[AnswerKey];
  /** Who locks it, where, and whom to ask. */
  readonly said: string;
}

/** `DESIGN.md` §3: flags > answers file > saved state > preset, and locks above them all. */
export function answersUnder(policy: Policy, given: Answers): AnswersUnder {
  const locked = lockedAnswers(policy);
  const overruled = (Object.keys(locked) as AnswerKey[]).flatMap((key) =>
    given[key] === undefined || same(given[key], locked[key])
      ? []
      : [{ key, given: given[key], locked: locked[key], said: saidBy(policy, `defaults.${key}`) }],
  );
  return { answers: { ...policy.values.defaults, ...given, ...locked }, overruled };
}

/** Answers that nobody below may change. */
export function lockedAnswers(policy: Policy): Answers {
  const defaults = policy.values.defaults ?? {};
  const keys = (Object.keys(defaults) as AnswerKey[]).filter(
    (key) => settingOf(policy, `defaults.${key}`)?.locked !== null,
  );
  return Object.fromEntries(keys.map((key) => [key, defaults[key]]));
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
