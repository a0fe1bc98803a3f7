import type { AnswerKey, Answers } from '../model/answers.ts';

/** Commands of the bin; each is a file in `commands/`, loaded when it is called. */
export type CommandName =
  | 'retrofit'
  | 'update'
  | 'check'
  | 'restore'
  | 'audit'
  | 'explain'
  | 'context'
  | 'catalogue'
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

type Family = NonNullable<Answers['base']>;
type StackName = NonNullable<Answers['stack']>;
type Row = Omit<AnswerOption, 'answer' | 'commands' | 'choices'> & { readonly choices?: readonly string[] };

const families = [
  'distroless',
  'slim',
  'alpine',
  'scratch',
  'unprivileged',
  'chainguard',
  'dhi',
] as const satisfies readonly Family[];
const stackNames = ['node', 'python', 'go'] as const satisfies readonly StackName[];

/** A row per answer: an answer without a flag does not compile. */
const rows: Readonly<Record<AnswerKey, Row>> = {
  stack: {
    title: 'stack',
    name: 'stack',
    kind: 'choice',
    value: 'STACK',
    choices: stackNames,
    expects: `one of ${stackNames.join(', ')}`,
    help: 'stack to use where several were seen',
  },
  name: {
    title: 'image name',
    name: 'name',
    kind: 'text',
    value: 'NAME',
    expects: 'an image name: lower-case letters, digits, dots, dashes',
    help: 'name of the image',
  },
  base: {
    title: 'base image',
    name: 'base',
    kind: 'choice',
    value: 'FAMILY',
    choices: families,
    expects: `one of ${families.join(', ')}`,
    help: 'what the image is based on',
  },
  runtime: {
    title: 'version',
    name: 'runtime',
    kind: 'text',
    value: 'VERSION',
    expects: 'a version such as 24 or 3.13.2',
    help: 'runtime version or release line, as in 24 or 3.13',
  },
  entry: {
    title: 'program',
    name: 'entry',
    kind: 'text',
    value: 'ENTRY',
    expects: 'a path or module',
    help: 'program to ship where several were seen',
  },
  start: {
    title: 'start',
    name: 'start',
    kind: 'words',
    value: '"WORDS"',
    expects: 'a program and its arguments on one line',
    help: 'program to run and its arguments, without a shell',
  },
  port: {
    title: 'port',
    name: 'port',
    kind: 'number',
    value: 'PORT',
    none: null,
    expects: 'a port from 1024 to 65535',
    help: 'TCP port it listens on, 1024 to 65535',
  },
  health: {
    title: 'health',
    name: 'health',
    kind: 'text',
    value: 'PATH',
    none: null,
    expects: 'a path such as /healthz',
    help: 'path that answers when it is well',
  },
  probe: {
    title: 'health probe',
    name: 'probe',
    kind: 'switch',
    value: '',
    expects: 'true or false',
    help: 'compile a small health probe into an image without other means',
  },
  secrets: {
    title: 'secrets',
    name: 'secret',
    kind: 'list',
    value: 'KIND',
    none: [],
    expects: 'a kind such as npm or custom:NAME',
    help: 'secret the build needs, as in npm or custom:NAME',
  },
  writable: {
    title: 'writes to',
    name: 'writable',
    kind: 'list',
    value: 'PATH',
    none: [],
    expects: 'a plain absolute path',
    help: 'absolute path the program writes to',
  },
  buildArgs: {
    title: 'build variables',
    name: 'build-arg',
    kind: 'list',
    value: 'NAME',
    none: [],
    expects: 'a variable name',
    help: 'public variable the build reads',
  },
  include: {
    title: 'also sends',
    name: 'include',
    kind: 'list',
    value: 'PATH',
    none: [],
    expects: 'a plain path inside the folder',
    help: 'further file or folder the build needs',
  },
  unlocked: {
    title: 'without a lockfile',
    name: 'unlocked',
    kind: 'switch',
    value: '',
    expects: 'true or false',
    help: 'go on without a lockfile, and say so in the file',
  },
  endOfLife: {
    title: 'past its end of life',
    name: 'end-of-life',
    kind: 'switch',
    value: '',
    expects: 'true or false',
    help: 'go on with an ended release line, and say so',
  },
};

/** Options that answer a question, in the order of help. */
export const answerOptions: readonly AnswerOption[] = Object.entries(rows).map(([answer, row]) =>
  answering(answer as AnswerKey, row),
);

/** Options that say how a command runs. */
export const runOptions: readonly Option[] = [
  flag('yes', 'take detected and default values, ask nothing', ['retrofit', 'update', 'restore'], 'y'),
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
    commands: ['retrofit'],
  },
  {
    name: 'on-conflict',
    kind: 'choice',
    value: 'WAY',
    choices: ['ask', 'ours', 'theirs', 'both', 'overwrite', 'keep', 'beside', 'fail'],
    help: 'what to do where you changed a file: ours is your side',
    commands: ['retrofit', 'update'],
  },
  flag('dry-run', 'print a unified diff, write nothing', ['retrofit', 'update', 'restore', 'audit']),
  flag('plan', 'print the plan as JSON, write nothing', ['retrofit']),
  flag('json', 'print one JSON document and nothing else', [
    'retrofit',
    'update',
    'check',
    'restore',
    'audit',
    'explain',
    'context',
    'catalogue',
  ]),
  flag('quiet', 'print nothing but questions and errors', ['retrofit', 'update', 'restore'], 'q'),
];

/** Options that say what an audit looks at, mends and prints. */
export const auditOptions: readonly Option[] = [
  {
    name: 'format',
    kind: 'choice',
    value: 'FORMAT',
    choices: ['text', 'json', 'sarif', 'github', 'gitlab', 'markdown', 'junit'],
    help: 'what the report is made for',
    commands: ['audit'],
  },
  severity('level', 'report findings of this severity and worse (default low)'),
  severity('fail-on', 'exit 1 for findings of this severity and worse (default medium)', ['never']),
  flag('fix', 'mend what can be mended without changing the image', ['audit']),
  flag('fix-unsafe', 'mend also what changes the image; read the diff', ['audit']),
  flag('stdin', 'read a Dockerfile from standard input', ['audit']),
  {
    name: 'baseline',
    kind: 'text',
    value: 'FILE',
    choices: [],
    help: 'leave out the findings of an earlier --format json report',
    commands: ['audit'],
  },
  {
    name: 'as-of',
    kind: 'text',
    value: 'DATE',
    choices: [],
    help: 'judge end of life by this day, as in 2026-11-23',
    commands: ['audit', 'check'],
  },
];

const everyCommand: readonly CommandName[] = [
  'retrofit',
  'update',
  'check',
  'restore',
  'audit',
  'explain',
  'context',
  'catalogue',
  'completion',
];

/** Options that say what a check fails on. */
export const checkOptions: readonly Option[] = [
  {
    name: 'fail-on',
    kind: 'choice',
    value: 'WHAT',
    choices: ['stale', 'outdated'],
    help: 'fail also for newer templates or ended support',
    commands: ['check'],
  },
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
  ...commonOptions,
];

/** What one command takes; `--no-…` forms are not listed. */
export function optionsOf(command: CommandName): readonly Option[] {
  return options.filter((option) => option.commands.includes(command));
}

/** Whether an option has a `--no-<name>` form. */
export function hasNone(option: Option): option is AnswerOption {
  return 'none' in option;
}

function severity(name: string, help: string, further: readonly string[] = []): Option {
  const choices = ['critical', 'high', 'medium', 'low', 'info', ...further];
  return { name, kind: 'choice', value: 'SEVERITY', choices, help, commands: ['audit'] };
}

function flag(name: string, help: string, commands: readonly CommandName[], short?: string): Option {
  return { name, kind: 'switch', value: '', choices: [], help, commands, ...(short === undefined ? {} : { short }) };
}

function answering(answer: AnswerKey, row: Row): AnswerOption {
  return { choices: [], ...row, answer, commands: ['retrofit'] };
}
