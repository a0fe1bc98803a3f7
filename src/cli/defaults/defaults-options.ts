import { flag, type Option } from '../option.ts';
import { trustOption } from '../trust-option.ts';
import { presetQuestions } from './preset-questions.ts';

/** What to do with files that are there. */
export const WAYS = ['ask', 'overwrite', 'keep', 'fail'] as const;

/** Options of `ironhull defaults`, by the action that takes them. */
export const actionOptions = {
  init: [
    ...presetQuestions,
    {
      name: 'lock',
      kind: 'list',
      value: 'KEY',
      choices: [],
      help: 'key that no repository may change; all of them when left out',
      commands: ['defaults'],
    },
    {
      name: 'from',
      kind: 'text',
      value: 'DIR',
      choices: [],
      help: 'learn the answers from a repository that is already right',
      commands: ['defaults'],
    },
    {
      name: 'on-conflict',
      kind: 'choice',
      value: 'WAY',
      choices: WAYS,
      help: 'what to do with files that are there',
      commands: ['defaults'],
    },
    flag('yes', 'take learned and default values, ask nothing', ['defaults'], 'y'),
  ],
  test: [
    flag('update', 'write down what is decided now as what is expected', ['defaults']),
    flag('offline', 'ask no network for what the preset extends', ['defaults']),
    { ...trustOption, commands: ['defaults'] },
  ],
  explain: [
    {
      name: 'as-of',
      kind: 'text',
      value: 'DATE',
      choices: [],
      help: 'judge exceptions by this day, as in 2026-11-23',
      commands: ['defaults'],
    },
  ],
} as const satisfies Readonly<Record<string, readonly Option[]>>;

export const defaultsOptions: readonly Option[] = Object.values(actionOptions).flat();
