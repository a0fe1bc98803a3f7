import type { AnswerKey, Answers } from '../../model/answers.ts';

/** What somebody decided, and who: a flag, a file, the saved state or the person at the prompt. */
export interface Given {
  readonly answers: Answers;
  /** As shown beside the value: `--port`, `answers.json`, `.ironhull/state.json`, `you`. */
  readonly origins: Readonly<Partial<Record<AnswerKey, string>>>;
}

/** Answers of one source. */
export function givenBy(answers: Answers, origin: (key: AnswerKey) => string): Given {
  const keys = (Object.keys(answers) as AnswerKey[]).filter((key) => answers[key] !== undefined);
  return { answers, origins: Object.fromEntries(keys.map((key) => [key, origin(key)])) };
}

/** Both together; `over` wins. */
export function layered(under: Given, over: Given): Given {
  return { answers: { ...under.answers, ...over.answers }, origins: { ...under.origins, ...over.origins } };
}

/** One answer more, given at the prompt. */
export function answeredNow(given: Given, key: AnswerKey, value: unknown): Given {
  return layered(
    given,
    givenBy({ [key]: value }, () => 'you'),
  );
}
