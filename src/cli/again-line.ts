import type { Answers } from '../model/answers.ts';
import type { Resolution } from '../model/change.ts';
import { answerOptions, hasNone, type AnswerOption } from './options.ts';
import { quoteWord } from './split-words.ts';

/** What the line needs besides the answers. */
export interface AgainContext {
  readonly command: 'retrofit' | 'new';
  readonly services: readonly string[];
  /** Folder as it was typed; `null` for the one we are in. */
  readonly dir: string | null;
  /** Dockerfile that was named or chosen among several; `null` for the one that ships. */
  readonly dockerfile: string | null;
  /** How every conflict was settled; `null` where there was none, or more than one way. */
  readonly onConflict: Resolution | 'adopt' | 'repair' | null;
}

/** The same run as one line of flags. */
export function againLine(answers: Answers, { command, services, dir, dockerfile, onConflict }: AgainContext): string {
  const words = ['ironhull', command, ...(dir === null ? [] : [dir]), '--yes'];
  for (const service of services) words.push('--service', service);
  if (dockerfile !== null) words.push('--dockerfile', dockerfile);
  for (const option of answerOptions) words.push(...flagsOf(option, answers[option.answer]));
  if (onConflict !== null) words.push('--on-conflict', onConflict);
  return words.map(quoteWord).join(' ');
}

function flagsOf(option: AnswerOption, value: unknown): readonly string[] {
  if (value === undefined || value === false) return [];
  if (value === true) return [`--${option.name}`];
  if (isNone(option, value)) return [`--no-${option.name}`];
  if (option.kind === 'words') return [`--${option.name}`, (value as readonly string[]).map(quoteWord).join(' ')];
  const values = Array.isArray(value) ? value : [value];
  return values.flatMap((one) => [`--${option.name}`, String(one)]);
}

function isNone(option: AnswerOption, value: unknown): boolean {
  return hasNone(option) && (value === null || (Array.isArray(value) && value.length === 0));
}
