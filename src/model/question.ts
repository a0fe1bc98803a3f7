import type { AnswerKey, Answers } from './answers.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Dim text behind the label. */
  readonly hint: string;
}

/**
 * One question, as data: both doors show the same ones. A question whose answer is in the repo is shown as a fact, and asked
 * only under "Change something".
 */
export interface Question {
  readonly key: AnswerKey;
  readonly message: string;
  readonly kind: 'select' | 'checkbox' | 'text' | 'number' | 'words' | 'confirm';
  readonly choices: readonly Choice[];
  /** Value taken without asking; `undefined` when only a person can decide. */
  readonly default: Answers[AnswerKey] | undefined;
  /** `file:line` of the default; empty when it is a plain default. */
  readonly from: string;
  /** `always` is part of the common path, `undecided` only when there is no default, `change` only when asked for. */
  readonly ask: 'always' | 'undecided' | 'change';
}
