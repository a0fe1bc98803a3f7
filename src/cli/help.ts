import { commands, type CommandEntry } from './command-table.ts';
import { pinFlag, pinOptions } from './pin-options.ts';
import { verifyOptions } from './verify-options.ts';
import { answerOptions, auditOptions, commonOptions, hasNone, optionsOf, runOptions, type Option } from './options.ts';

/** Exit codes as help and docs list them. */
export const exitCodes: readonly (readonly [number, string])[] = [
  [0, 'written, or nothing to do'],
  [1, 'a check found something'],
  [2, 'wrong flag, file or environment'],
  [3, 'undecided: a person has to choose'],
  [4, 'the network failed'],
  [70, 'a bug in ironhull'],
  [130, 'interrupted'],
];

/** Help of the whole bin. */
export function overview(): string {
  return [
    'ironhull gives a repository hardened container files.',
    '',
    'usage',
    '  ironhull [dir]                the same as ironhull retrofit',
    ...commands.map((entry) => `  ${usage(entry).padEnd(28)}  ${entry.help}`),
    '',
    ...section('options of retrofit', runOptions),
    ...section('answers, asked or detected where not given', answerOptions),
    ...section('options of audit', [...auditOptions, pinFlag]),
    ...section('options of pin', pinOptions),
    ...section('options of verify', verifyOptions),
    ...section('always', commonOptions),
    'exit codes',
    ...exitCodes.map(([code, text]) => `  ${String(code).padEnd(4)}  ${text}`),
    '',
  ].join('\n');
}

/** Help of one command. */
export function commandHelp(entry: CommandEntry): string {
  const own = optionsOf(entry.name);
  return [
    usage(entry),
    `  ${entry.help}`,
    '',
    ...section(
      'options',
      own.filter((option) => !('answer' in option)),
    ),
    ...section(
      'answers, asked or detected where not given',
      own.filter((option) => 'answer' in option),
    ),
  ].join('\n');
}

/** `ironhull retrofit [dir]`. */
export function usage(entry: CommandEntry): string {
  return ['ironhull', entry.name, entry.takes].filter((part) => part !== '').join(' ');
}

/** An option as it is typed: `-y, --yes`, `--port PORT`. */
export function typed(option: Option): string {
  const short = option.short === undefined ? '' : `-${option.short}, `;
  return `${short}--${option.name}${option.value === '' ? '' : ` ${option.value}`}`;
}

/** What an option does, with what it takes and how often. */
export function described(option: Option): string {
  const notes = [
    ...(option.choices.length > 0 ? [option.choices.join(', ')] : []),
    ...(option.kind === 'list' ? ['may be repeated'] : []),
    ...(hasNone(option) ? [`none: --no-${option.name}`] : []),
  ];
  return notes.length === 0 ? option.help : `${option.help} (${notes.join('; ')})`;
}

function section(title: string, of: readonly Option[]): readonly string[] {
  if (of.length === 0) return [];
  return [title, ...of.flatMap(optionLines), ''];
}

const COLUMN = 24;
const WIDTH = 80;

function optionLines(option: Option): readonly string[] {
  const lines: string[] = [`  ${typed(option)}`.padEnd(COLUMN)];
  for (const word of described(option).split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line.length + word.length < WIDTH)
      lines[lines.length - 1] = line.endsWith('  ') || line.trim() === '' ? line + word : `${line} ${word}`;
    else lines.push(' '.repeat(COLUMN) + word);
  }
  return lines;
}
