import type { Command, Edit, Stage, Word } from '../../model/dockerfile.ts';
import { runsOf } from '../_shared/runs.ts';

/** Number of an account that nobody has yet; distroless images call it `nonroot`. */
export const NOBODYS = '65532';

/** Numbers of accounts that official images bring along, by repository and name. */
const KNOWN: readonly { repository: RegExp; name: string; ids: string; tag?: RegExp }[] = [
  { repository: /^library\/node$/, name: 'node', ids: '1000:1000' },
  { repository: /^library\/nginx$|nginx-unprivileged$/, name: 'nginx', ids: '101:101' },
  { repository: /^dotnet\//, name: 'app', ids: '1654:1654' },
  { repository: /^oven\/bun$/, name: 'bun', ids: '1000:1000' },
  { repository: /^distroless\//, name: 'nonroot', ids: '65532:65532' },
  {
    repository: /^library\/(?:debian|ubuntu|python|golang|ruby|php|rust)$/,
    name: 'www-data',
    ids: '33:33',
    tag: /^(?!.*alpine)/,
  },
  { repository: /^library\/php$/, name: 'www-data', ids: '82:82', tag: /alpine/ },
];

/** Numbers of an account, and what has to be written so that they hold. */
export interface Account {
  /** As in `1000:1000`. */
  readonly ids: string;
  readonly edits: readonly Edit[];
}

/** An account of that name: the base's own, or one that a RUN of the stages makes. */
export function accountNamed(name: string, group: string | null, stages: Iterable<Stage>): Account | null {
  const all = [...stages];
  const base = all.at(-1)?.base;
  const { repository = '', tag = '' } = base?.kind === 'image' ? base.reference : {};
  const known = KNOWN.find(
    (row) => row.name === name && row.repository.test(repository) && (row.tag?.test(tag ?? '') ?? true),
  );
  if (known) return group === null || group === name ? { ids: known.ids, edits: [] } : null;
  const commands = runsOf(all).map(({ command }) => command);
  const made = commands.find((command) => /^(?:useradd|adduser)$/.test(command.name) && names(command, name));
  return made ? numbered(made, group, commands) : null;
}

/** The first account that the stages make. */
export function madeAccount(stages: Iterable<Stage>): Account | null {
  const all = [...stages];
  for (const { command } of runsOf(all)) {
    if (!/^(?:useradd|adduser)$/.test(command.name)) continue;
    const name = command.words.slice(1).find((word) => names(command, word.value) && isName(word));
    const account = name ? accountNamed(name.value, null, all) : null;
    if (account) return account;
  }
  return null;
}

function isName({ value, literal }: Word): boolean {
  return literal && /^[a-z_][a-z0-9_-]*$/.test(value);
}

/** Whether the account or group that a command makes has that name: it stands first or last among the arguments. */
function names({ words }: Command, name: string): boolean {
  const before = words[words.length - 2]?.value ?? '';
  const last =
    words.at(-1)?.value === name && !/^-[A-Za-z]*[gGuhsdck]$|^--(?:gid|uid|ingroup|home|shell)$/.test(before);
  return last || words.some(({ value }, at) => value === name && isValueless(words[at - 1]));
}

/** In front of the name stands nothing, or an option that takes no value. */
function isValueless(before: Word | undefined): boolean {
  return (
    before !== undefined &&
    /^(?:useradd|adduser|groupadd|addgroup|-[DSHrmMNU]+|--system|--create-home|--no-log-init|--disabled-password)$/.test(
      before.value,
    )
  );
}

interface Numbered {
  readonly id: string;
  readonly edits: readonly Edit[];
}

function numbered(made: Command, group: string | null, commands: readonly Command[]): Account | null {
  const user = numberOf(made, 'uid');
  const wanted = group ?? valueOf(made, ['-g', '--gid', '-G', '--ingroup']);
  if (user === null || (wanted === null && isBusyboxSystem(made))) return null;
  const team = wanted === null ? { id: user.id, edits: [] } : groupNumber(wanted, commands);
  return team && { ids: `${user.id}:${team.id}`, edits: [...user.edits, ...team.edits] };
}

function groupNumber(group: string, commands: readonly Command[]): Numbered | null {
  if (/^\d+$/.test(group)) return { id: group, edits: [] };
  const own = commands.find((command) => /^(?:groupadd|addgroup)$/.test(command.name) && names(command, group));
  return own ? numberOf(own, 'gid') : null;
}

/** Its group is `nogroup`, whose number differs. */
function isBusyboxSystem({ name, words }: Command): boolean {
  return name === 'adduser' && words.some(({ value }) => /^-\w*S/.test(value));
}

/** The number that a command gives, or the edit that gives it one; `null` when it is not known. */
function numberOf(command: Command, what: 'uid' | 'gid'): Numbered | null {
  const given = valueOf(command, [what === 'uid' ? '-u' : '-g', `--${what}`]);
  if (given !== null) return /^\d+$/.test(given) ? { id: given, edits: [] } : null;
  const [first] = command.words;
  return first ? { id: NOBODYS, edits: [behind(first, option(command, what))] } : null;
}

/** Debian's `adduser` has long options, busybox's short ones. */
function option({ name, words }: Command, what: 'uid' | 'gid'): string {
  const long = /^(?:user|group)add$/.test(name) || words.some(({ value }) => value.startsWith('--'));
  return long ? `--${what}` : `-${what.charAt(0)}`;
}

function behind(word: Word, name: string): Edit {
  return { range: { start: word.range.end, end: word.range.end }, text: ` ${name} ${NOBODYS}` };
}

function valueOf({ words }: Command, options: readonly string[]): string | null {
  for (const [at, { value }] of words.entries()) {
    const [name = '', given] = value.split('=');
    if (options.includes(name)) return given ?? words[at + 1]?.value ?? null;
  }
  return null;
}
