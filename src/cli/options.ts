import { answerOptions } from './answer-options.ts';
import { auditOptions, checkOptions } from './audit-options.ts';
import { defaultsOptions } from './defaults/defaults-options.ts';
import { flag, type CommandName, type Option } from './option.ts';
import { pinFlag, pinOptions } from './pin-options.ts';
import { trustOption } from './trust-option.ts';
import { verifyOptions } from './verify-options.ts';

export { answerOptions } from './answer-options.ts';
export { auditOptions } from './audit-options.ts';
export { hasNone, type AnswerOption, type CommandName, type Option } from './option.ts';

/** Options that say how a command runs. */
export const runOptions: readonly Option[] = [
  flag('yes', 'take detected and default values, ask nothing', ['new', 'retrofit', 'update', 'restore'], 'y'),
  {
    name: 'service',
    kind: 'list',
    value: 'PATH',
    choices: [],
    help: 'folder of the service, where there are several',
    commands: ['retrofit', 'update', 'check', 'restore', 'context'],
  },
  {
    name: 'answers',
    kind: 'text',
    value: 'FILE',
    choices: [],
    help: 'answers as JSON; - reads standard input',
    commands: ['new', 'retrofit'],
  },
  {
    name: 'on-conflict',
    kind: 'choice',
    value: 'WAY',
    choices: ['ask', 'adopt', 'repair', 'ours', 'theirs', 'both', 'markers', 'overwrite', 'keep', 'beside', 'fail'],
    help: 'what to do where you changed a file: ours is your side',
    commands: ['retrofit', 'update'],
  },
  {
    name: 'dockerfile',
    kind: 'text',
    value: 'PATH',
    choices: [],
    help: 'existing Dockerfile to take over, where several could ship',
    commands: ['retrofit'],
  },
  flag('dry-run', 'print a unified diff, write nothing', ['new', 'retrofit', 'update', 'restore', 'audit', 'pin']),
  flag('plan', 'print the plan as JSON, write nothing', ['new', 'retrofit']),
  flag('json', 'print one JSON document and nothing else', [
    'new',
    'retrofit',
    'update',
    'check',
    'restore',
    'audit',
    'explain',
    'pin',
    'verify',
    'context',
    'catalogue',
    'defaults',
  ]),
  flag('offline', 'take team presets from the lock, ask no network', ['new', 'retrofit', 'update', 'restore']),
  trustOption,
  flag('quiet', 'print nothing but questions and errors', ['new', 'retrofit', 'update', 'restore'], 'q'),
];

const everyCommand: readonly CommandName[] = [
  'new',
  'retrofit',
  'update',
  'check',
  'restore',
  'audit',
  'explain',
  'pin',
  'verify',
  'context',
  'catalogue',
  'defaults',
  'merge-reports',
  'completion',
];

/** Options that every command takes. */
export const commonOptions: readonly Option[] = [
  flag('help', 'show this help', everyCommand, 'h'),
  flag('version', 'show the version', everyCommand, 'V'),
];

/** Every option, in the order of help. */
export const options: readonly Option[] = [
  ...runOptions,
  ...answerOptions,
  ...checkOptions,
  ...auditOptions,
  pinFlag,
  ...pinOptions,
  ...verifyOptions,
  ...defaultsOptions,
  ...commonOptions,
];

/** What one command takes; `--no-…` forms are not listed. */
export function optionsOf(command: CommandName): readonly Option[] {
  return options.filter((option) => option.commands.includes(command));
}
