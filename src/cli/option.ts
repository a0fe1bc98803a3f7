import type { AnswerKey } from '../model/answers.ts';

/** Commands of the bin; each is a file in `commands/`, loaded when it is called. */
export type CommandName =
  | 'new'
  | 'retrofit'
  | 'update'
  | 'check'
  | 'restore'
  | 'audit'
  | 'explain'
  | 'pin'
  | 'verify'
  | 'context'
  | 'catalogue'
  | 'defaults'
  | 'merge-reports'
  | 'completion';

/** `switch` takes no value, `list` may be given several times, `words` is split as a shell splits it. */
export type OptionKind = 'switch' | 'text' | 'number' | 'choice' | 'list' | 'words';

/** One option of the bin and of the generators: flags, help, completion, schema and docs are made from it. */
export interface Option {
  /** Long name without dashes. */
  readonly name: string;
  readonly kind: OptionKind;
  /** Stands for the value in help; empty for a switch. */
  readonly value: string;
  readonly choices: readonly string[];
  readonly help: string;
  readonly commands: readonly CommandName[];
  readonly short?: string;
}

/** An option that answers a question. */
export interface AnswerOption extends Option {
  readonly answer: AnswerKey;
  /** What the answer is about, in a word or two. */
  readonly title: string;
  /** What a right value is, behind "is not". */
  readonly expects: string;
  /** What `--no-<name>` answers; `undefined` when there is no such flag. */
  readonly none?: null | readonly [];
}

/** Whether an option has a `--no-<name>` form. */
export function hasNone(option: Option): option is AnswerOption {
  return 'none' in option;
}

/** An option that takes no value. */
export function flag(name: string, help: string, commands: readonly CommandName[], short?: string): Option {
  return { name, kind: 'switch', value: '', choices: [], help, commands, ...(short === undefined ? {} : { short }) };
}
