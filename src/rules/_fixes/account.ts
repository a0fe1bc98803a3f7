import type { Command, Edit, Stage, Word } from '../../model/dockerfile.ts';
import { runsOf } from '../_shared/runs.ts';

/** Number of an account that nobody has yet; distroless images call it `nonroot`. */
export const NOBODYS = '65532';

/** Numbers of accounts that official images bring along, by repository and name. */
const KNOWN: readonly { repository: RegExp; name: string; ids: string }[] = [
  { repository: /^library\/node$/, name: 'node', ids: '1000:1000' },
  { repository: /^library\/nginx$|nginx-unprivileged$/, name: 'nginx', ids: '101:101' },
  { repository: /^dotnet\//, name: 'app', ids: '1654:1654' },
  { repository: /^oven\/bun$/, name: 'bun', ids: '1000:1000' },
  { repository: /^distroless\//, name: 'nonroot', ids: '65532:65532' },
  { repository: /^library\/(?:debian|ubuntu|python|golang|ruby|php|rust)$/, name: 'www-data', ids: '33:33' },
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
  const repository = base?.kind === 'image' ? base.reference.repository : '';
  const known = KNOWN.find((row) => row.name === name && row.repository.test(repository));
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
  const option = words[words.length - 2]?.value ?? '';
  const last = words.at(-1)?.value === name && !/^-[A-Za-z]*[gGuhsdck]$|^--(?:gid|uid|ingroup|home|shell)$/.test(option);
  return last || words.some(({ value }, at) => value === name && isValueless(words[at - 1]));
}

/** In front of the name stands nothing, or an option that takes no value. */
function isValueless(before: Word | undefined): boolean {
  return before !== undefined && /^(?:useradd|adduser|groupadd|addgroup|-[DSHrmMNU]+|--system|--create-home|--no-log-init|--disabled-password)$/.test(before.value);
}

function numbered(made: Command, group: string | null, commands: readonly Command[]): Account | null {
  const uid = valueOf(made, ['-u', '--uid']);
  if (uid !== null && !/^\d+$/.test(uid)) return null;
  const wanted = group ?? valueOf(made, ['-g', '--gid', '-G', '--ingroup']);
  if (wanted === null && /^adduser$/.test(made.name) && made.words.some(({ value }) => /^-\w*S/.test(value))) return null;
  const first = made.words[0];
  const user = { id: uid ?? NOBODYS, edits: uid === null && first ? [behind(first, made.name === 'useradd' ? '--uid' : flagOf(made))] : [] };
  if (wanted === null) return { ids: `${user.id}:${user.id}`, edits: user.edits };
  if (/^\d+$/.test(wanted)) return { ids: `${user.id}:${wanted}`, edits: user.edits };
  const own = commands.find((command) => /^(?:groupadd|addgroup)$/.test(command.name) && names(command, wanted));
  const gid = own ? valueOf(own, ['-g', '--gid']) : null;
  if (!own?.words[0] || (gid !== null && !/^\d+$/.test(gid))) return null;
  const edits = gid === null ? [behind(own.words[0], own.name === 'groupadd' ? '--gid' : groupFlagOf(own))] : [];
  return { ids: `${user.id}:${gid ?? NOBODYS}`, edits: [...user.edits, ...edits] };
}

/** Debian's `adduser` has long options, busybox's short ones. */
function flagOf({ words }: Command): string {
  return words.some(({ value }) => value.startsWith('--')) ? '--uid' : '-u';
}

function groupFlagOf({ words }: Command): string {
  return words.some(({ value }) => value.startsWith('--')) ? '--gid' : '-g';
}

function behind(word: Word, option: string): Edit {
  return { range: { start: word.range.end, end: word.range.end }, text: ` ${option} ${NOBODYS}` };
}

function valueOf({ words }: Command, options: readonly string[]): string | null {
  for (const [at, { value }] of words.entries()) {
    const [option = '', given] = value.split('=');
    if (options.includes(option)) return given ?? words[at + 1]?.value ?? null;
  }
  return null;
}
