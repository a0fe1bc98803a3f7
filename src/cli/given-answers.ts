import * as v from 'valibot';
import { UsageError } from '../errors.ts';
import { AnswersSchema, type Answers } from '../model/answers.ts';
import { answerOptions, hasNone, type AnswerOption } from './options.ts';
import type { OptionValue } from './parse-arguments.ts';
import { splitWords } from './split-words.ts';
import { suggest } from './suggest.ts';
import { visible } from './visible.ts';

/** Answers given by flags. Throws `UsageError` naming the flag and what it expects. */
export function answersFromFlags(flags: Readonly<Record<string, OptionValue>>): Answers {
  const given: Record<string, unknown> = {};
  for (const option of answerOptions) {
    const raw = flags[option.name];
    const none = flags[`no-${option.name}`] === true;
    if (none && raw !== undefined) throw new UsageError(`--${option.name} and --no-${option.name} exclude each other.`);
    if (none && hasNone(option)) given[option.answer] = option.none;
    if (raw !== undefined) given[option.answer] = fromFlag(option, raw);
  }
  return given;
}

/** What is wrong with the value of an answer; `null` when it is right. */
export function problemWith(option: AnswerOption, value: unknown): string | null {
  return v.is(AnswersSchema.entries[option.answer], value) ? null : `is not ${option.expects}`;
}

function fromFlag(option: AnswerOption, raw: OptionValue): unknown {
  const value = typed(option, raw);
  const problem = problemWith(option, value);
  if (problem === null) return value;
  const shown = raw === true ? '' : ` ${visible(typeof raw === 'string' ? raw : raw.join(' '))}`;
  const close = typeof raw === 'string' ? suggest(raw, option.choices) : null;
  throw new UsageError(
    `--${option.name}${shown === ' ' ? ' ""' : shown} ${problem}.${close === null ? '' : ` Did you mean ${close}?`}`,
  );
}

function typed(option: AnswerOption, raw: OptionValue): unknown {
  if (typeof raw !== 'string') return raw;
  if (option.kind === 'number') return /^\d+$/.test(raw) ? Number(raw) : raw;
  return option.kind === 'words' ? splitWords(raw) : raw;
}
