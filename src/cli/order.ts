import { Buffer } from 'node:buffer';
import { UsageError } from '../errors.ts';
import { parseAnswers, readAnswersFile } from './answers-file.ts';
import { givenBy, layered, type Given } from './dialog/given.ts';
import type { OnConflict } from './dialog/settle.ts';
import type { Wishes } from './dialog/wishes.ts';
import { answersFromFlags } from './given-answers.ts';
import { answerOptions, runOptions } from './options.ts';
import type { OptionValue } from './parse-arguments.ts';
import type { Streams } from './streams.ts';
import { suggest } from './suggest.ts';
import { trustOf } from './trust-option.ts';
import { visible } from './visible.ts';

/** What stands on standard output in the end: lines for people, one document for programs, or a patch. */
export type Format = 'text' | 'json' | 'plan' | 'patch';

/** A retrofit as it was ordered, through either door. */
export interface Order {
  readonly wishes: Wishes;
  readonly format: Format;
  /** Whether a person is asked. */
  readonly asks: boolean;
  readonly quiet: boolean;
}

type Flags = Readonly<Record<string, OptionValue>>;

/** Flags → order. Throws `UsageError` naming what is wrong. */
export async function orderOf(flags: Flags, dir: string | null, stdin: Streams['stdin']): Promise<Order> {
  const format = formatOf(flags);
  const asks = flags['yes'] !== true && format !== 'plan';
  if (asks && format === 'json') throw new UsageError('--json asks nothing: it needs --yes. Nothing was written.');
  const named = flags['service'];
  const wishes: Wishes = {
    dir,
    base: '',
    named: Array.isArray(named) ? named : [],
    given: await givenIn(flags, stdin),
    answered: new Map(),
    onConflict: onConflictOf(flags),
    dockerfile: typeof flags['dockerfile'] === 'string' ? flags['dockerfile'] : null,
    offline: flags['offline'] === true,
    trust: trustOf(flags['trust']),
    write: flags['dry-run'] !== true && format !== 'plan',
  };
  return { wishes, format, asks, quiet: flags['quiet'] === true };
}

/** Nobody is asked who cannot answer: a prompt on a closed or piped input would hang or vanish. */
export function refuseWithoutPerson(
  order: Pick<Order, 'asks'>,
  { stdin, stdout }: Pick<Streams, 'stdin' | 'stdout'>,
  command: string,
): void {
  if (!order.asks || (stdin.isTTY && stdout.isTTY)) return;
  const which = stdin.isTTY ? 'output' : 'input';
  throw new UsageError(`nobody to ask: standard ${which} is no terminal. Nothing was written.`, {
    hints: [
      `${command} --yes                    takes detected and default values`,
      ...(command.endsWith('defaults init') ? [] : [`${command} --yes --answers FILE     takes these answers first`]),
    ],
  });
}

/** Where lines for people go: beside a patch they must not stand in it. */
export function talkOf(
  { quiet, format }: Order,
  { stdout, stderr }: Pick<Streams, 'stdout' | 'stderr'>,
): NodeJS.WriteStream | null {
  if (quiet || format === 'json' || format === 'plan') return null;
  return format === 'patch' ? stderr : stdout;
}

function formatOf(flags: Flags): Format {
  if (flags['plan'] === true) return 'plan';
  if (flags['json'] === true) return 'json';
  return flags['dry-run'] === true ? 'patch' : 'text';
}

/** Flags over the answers file. */
async function givenIn(flags: Flags, stdin: Streams['stdin']): Promise<Given> {
  const byFlag = givenBy(
    answersFromFlags(flags),
    (key) => `--${answerOptions.find((one) => one.answer === key)?.name}`,
  );
  const file = flags['answers'];
  if (typeof file !== 'string') return byFlag;
  const name = file === '-' ? 'standard input' : file;
  const answers = parseAnswers(name, file === '-' ? await readAll(stdin) : readAnswersFile(file));
  return layered(
    givenBy(answers, () => name),
    byFlag,
  );
}

async function readAll(stdin: Streams['stdin']): Promise<string> {
  if (stdin.isTTY)
    throw new UsageError('--answers - reads standard input, and that is a terminal here.', {
      hints: ['ironhull --yes --answers - < answers.json'],
    });
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks).toString('utf8');
}

function onConflictOf(flags: Flags): OnConflict {
  const choices = runOptions.find((option) => option.name === 'on-conflict')?.choices ?? [];
  const value = flags['on-conflict'] ?? 'ask';
  if (typeof value === 'string' && choices.includes(value)) return value as OnConflict;
  const close = suggest(String(value), choices);
  const hint = close === null ? '' : ` Did you mean ${close}?`;
  throw new UsageError(`--on-conflict ${visible(String(value))} is not one of ${choices.join(', ')}.${hint}`);
}
