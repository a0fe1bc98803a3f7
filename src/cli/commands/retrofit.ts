import { EXIT, UsageError } from '../../errors.ts';
import { parseAnswers, readAnswersFile } from '../answers-file.ts';
import type { Door } from '../dialog/door.ts';
import { ending } from '../dialog/ending.ts';
import { givenBy, layered, type Given } from '../dialog/given.ts';
import { dialogue, type Outcome } from '../dialog/retrofit.ts';
import { patchOf, type OnConflict } from '../dialog/settle.ts';
import { answersFromFlags } from '../given-answers.ts';
import { answerOptions, runOptions } from '../options.ts';
import type { Call } from '../parse-arguments.ts';
import { promptDoor } from '../prompt-door.ts';
import { retrofitReport } from '../retrofit-report.ts';
import type { Streams } from '../streams.ts';
import { suggest } from '../suggest.ts';
import { visible } from '../visible.ts';

/** What stands on standard output in the end: lines for people, or one document for programs. */
type Format = 'text' | 'json' | 'plan' | 'patch';

/** `ironhull retrofit [dir]` */
export async function retrofit(call: Call, streams: Streams): Promise<number> {
  const format = formatOf(call);
  const given = await givenIn(call, streams);
  const asks = call.options['yes'] !== true && format !== 'plan';
  if (asks) refuseWithoutPerson(format, streams);
  const door = promptDoor(streams, asks, talkOf(call, format, streams));
  const outcome = await dialogue(
    {
      dir: call.argument,
      named: textsOf(call, 'service'),
      given,
      onConflict: onConflictOf(call),
      write: call.options['dry-run'] !== true && format !== 'plan',
    },
    door,
    () => [],
  );
  finish(outcome, format, door, streams);
  return EXIT.ok;
}

function formatOf({ options }: Call): Format {
  if (options['plan'] === true) return 'plan';
  if (options['json'] === true) return 'json';
  return options['dry-run'] === true ? 'patch' : 'text';
}

function talkOf({ options }: Call, format: Format, streams: Streams): NodeJS.WriteStream | null {
  if (options['quiet'] === true || format === 'json' || format === 'plan') return null;
  return format === 'patch' ? streams.stderr : streams.stdout;
}

function finish(outcome: Outcome, format: Format, door: Door, { stdout }: Streams): void {
  if (format === 'text') return door.say(ending(outcome, door.terminal));
  if (format === 'patch') {
    const lines = outcome.changes
      .filter((change) => change.status !== 'same')
      .flatMap((change) => patchOf(change, door.terminal));
    stdout.write(lines.length === 0 ? '' : `${lines.join('\n')}\n`);
    return;
  }
  const [only] = outcome.decided;
  const plans = outcome.decided.length === 1 ? only?.plan : outcome.decided.map((one) => one.plan);
  stdout.write(`${JSON.stringify(format === 'plan' ? plans : retrofitReport(outcome), null, 2)}\n`);
}

/** Flags over the answers file. */
async function givenIn(call: Call, streams: Streams): Promise<Given> {
  const flags = givenBy(
    answersFromFlags(call.options),
    (key) => `--${answerOptions.find((one) => one.answer === key)?.name}`,
  );
  const file = call.options['answers'];
  if (typeof file !== 'string') return flags;
  const name = file === '-' ? 'standard input' : file;
  const answers = parseAnswers(name, file === '-' ? await readAll(streams) : readAnswersFile(file));
  return layered(
    givenBy(answers, () => name),
    flags,
  );
}

async function readAll({ stdin }: Streams): Promise<string> {
  if (stdin.isTTY)
    throw new UsageError('--answers - reads standard input, and that is a terminal here.', {
      hints: ['ironhull --answers - < answers.json'],
    });
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks).toString('utf8');
}

function refuseWithoutPerson(format: Format, { stdin, stdout }: Streams): void {
  if (format === 'json') throw new UsageError('--json asks nothing: it needs --yes. Nothing was written.');
  if (stdin.isTTY && stdout.isTTY) return;
  const which = stdin.isTTY ? 'output' : 'input';
  throw new UsageError(`nobody to ask: standard ${which} is no terminal. Nothing was written.`, {
    hints: [
      'ironhull --yes                       takes detected and default values',
      'ironhull --yes --answers FILE        takes these answers first',
    ],
  });
}

function textsOf(call: Call, name: string): readonly string[] {
  const value = call.options[name];
  return Array.isArray(value) ? value : [];
}

function onConflictOf(call: Call): OnConflict {
  const choices = runOptions.find((option) => option.name === 'on-conflict')?.choices ?? [];
  const value = call.options['on-conflict'] ?? 'ask';
  if (typeof value === 'string' && choices.includes(value)) return value as OnConflict;
  const close = suggest(String(value), choices);
  throw new UsageError(
    `--on-conflict ${visible(String(value))} is not one of ${choices.join(', ')}.${close === null ? '' : ` Did you mean ${close}?`}`,
  );
}
