import { answersUnder, NO_POLICY, originOf, type Overruled, type Policy } from '../../api.ts';
import type { AnswerKey, Answers } from '../../model/answers.ts';

/** What somebody decided, and who: a flag, a file, the saved state, the person at the prompt or the team. */
export interface Given {
  readonly answers: Answers;
  /** As shown beside the value: `--port`, `answers.json`, `.ironhull/state.json`, `you`. */
  readonly origins: Readonly<Partial<Record<AnswerKey, string>>>;
  /** The team's defaults and locks that it is given under. */
  readonly policy: Policy;
  /** What was given and had to give way to a lock. */
  readonly overruled: readonly Overruled[];
}

/** Answers of one source. */
export function givenBy(answers: Answers, origin: (key: AnswerKey) => string): Given {
  const keys = (Object.keys(answers) as AnswerKey[]).filter((key) => answers[key] !== undefined);
  const origins = Object.fromEntries(keys.map((key) => [key, origin(key)]));
  return { answers, origins, policy: NO_POLICY, overruled: [] };
}

/** Both together; `over` wins, under the policy that `under` has. */
export function layered(under: Given, over: Given): Given {
  return {
    ...under,
    answers: { ...under.answers, ...over.answers },
    origins: { ...under.origins, ...over.origins },
  };
}

/** What was given, with the team's defaults below it and its locks above it. */
export function givenUnder(policy: Policy, given: Given): Given {
  const { answers, overruled } = answersUnder(policy, given.answers);
  const keys = Object.keys(answers) as AnswerKey[];
  const team = keys.filter((key) => answers[key] !== given.answers[key]);
  const origins = Object.fromEntries(team.map((key) => [key, originOf(policy, `defaults.${key}`)]));
  return { answers, origins: { ...given.origins, ...origins }, policy, overruled };
}

/** What was decided for this repository alone: the team's answers are read anew each time and never saved. */
export function ownAnswers({ answers, origins, policy }: Given): Answers {
  const own = (Object.keys(answers) as AnswerKey[]).filter(
    (key) => origins[key] !== originOf(policy, `defaults.${key}`) || policy.layers.length === 0,
  );
  return Object.fromEntries(own.map((key) => [key, answers[key]]));
}

/** One answer more, given at the prompt. */
export function answeredNow(given: Given, key: AnswerKey, value: unknown): Given {
  return layered(
    given,
    givenBy({ [key]: value }, () => 'you'),
  );
}
