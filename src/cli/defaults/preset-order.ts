import { problemWithWords, UsageError } from '../../api.ts';
import type { OptionValue } from '../parse-arguments.ts';
import { visible } from '../visible.ts';
import { WAYS } from './defaults-options.ts';
import { presetQuestions, type PresetQuestion } from './preset-questions.ts';
import { publishProblem } from './publishing.ts';

/** What a preset is to say, as words by the name of their flag. */
export type PresetAnswers = Readonly<Record<string, readonly string[]>>;

/** A preset as it was ordered, through either door. */
export interface PresetOrder {
  readonly dir: string;
  readonly given: PresetAnswers;
  /** Keys to lock; `null` for all that are set. */
  readonly lock: readonly string[] | null;
  /** Repository to learn from. */
  readonly from: string | null;
  readonly onConflict: 'ask' | 'overwrite' | 'keep' | 'fail';
  readonly asks: boolean;
}

/** Flags → order. Throws `UsageError` naming the flag that is wrong. */
export function presetOrderOf(flags: Readonly<Record<string, OptionValue>>, dir: string | null): PresetOrder {
  const given = presetQuestions.flatMap((question) => {
    const raw = flags[question.name];
    if (raw === undefined) return [];
    const words = raw === true ? ['yes'] : typeof raw === 'string' ? [raw] : raw;
    const problem = problemIn(question, words);
    if (problem !== null) throw new UsageError(`--${question.name} ${visible(words.join(' '))} ${problem}.`);
    return [[question.name, words] as const];
  });
  const { lock, from } = flags;
  return {
    dir: dir ?? '.',
    given: Object.fromEntries(given),
    lock: Array.isArray(lock) ? lock : null,
    from: typeof from === 'string' ? from : null,
    onConflict: onConflictOf(flags['on-conflict']),
    asks: flags['yes'] !== true,
  };
}

/** What is wrong with an answer, behind its words; `null` when it is right. */
export function problemIn(question: PresetQuestion, words: readonly string[]): string | null {
  const { key, form, choices } = question;
  if (words.length === 0) return null;
  if (choices.length > 0 && !words.every((word) => choices.includes(word)))
    return `is not one of ${choices.join(', ')}`;
  if (form === 'pairs' && !words.every((word) => /^[^=]+=./.test(word))) return `is not ${question.value}`;
  return key === '' ? publishProblem(question.name, words[0] ?? '') : problemWithWords({ key, form, words });
}

function onConflictOf(value: OptionValue = 'ask'): PresetOrder['onConflict'] {
  const way = WAYS.find((one) => one === value);
  if (way !== undefined) return way;
  throw new UsageError(`--on-conflict ${visible(String(value))} is not one of ${WAYS.join(', ')}.`);
}
