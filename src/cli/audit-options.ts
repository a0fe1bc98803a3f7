import { flag, type Option } from './option.ts';

/** Options that say what an audit looks at, mends and prints. */
export const auditOptions: readonly Option[] = [
  {
    name: 'format',
    kind: 'choice',
    value: 'FORMAT',
    choices: ['text', 'json', 'sarif', 'github', 'gitlab', 'markdown', 'junit'],
    help: 'what the report is made for',
    commands: ['audit', 'check'],
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
  {
    name: 'preset',
    kind: 'text',
    value: 'REF#SHA256',
    choices: [],
    help: 'hold it to this preset, whatever it says itself',
    commands: ['check'],
  },
  {
    name: 'shard',
    kind: 'text',
    value: 'I/N',
    choices: [],
    help: 'check one part of the folders, as in 1/4',
    commands: ['check'],
  },
];

function severity(name: string, help: string, further: readonly string[] = []): Option {
  const choices = ['critical', 'high', 'medium', 'low', 'info', ...further];
  return { name, kind: 'choice', value: 'SEVERITY', choices, help, commands: ['audit'] };
}
