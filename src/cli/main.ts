import { EXIT, IronhullError, InterruptedError } from '../errors.ts';
import { commands } from './command-table.ts';
import type { CommandName } from './options.ts';
import { parseArguments, type Call } from './parse-arguments.ts';
import type { Streams } from './streams.ts';
import { visible } from './visible.ts';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Runs one command and gives its exit code. */
export type Command = (call: Call, streams: Streams) => Promise<number>;

/** Nothing is loaded before its command is called: `--version` and `--help` answer at once. */
const load: Readonly<Record<CommandName, () => Promise<Command>>> = {
  new: async () => (await import('./commands/new.ts')).newService,
  retrofit: async () => (await import('./commands/retrofit.ts')).retrofit,
  update: async () => (await import('./commands/update.ts')).update,
  check: async () => (await import('./commands/check.ts')).check,
  restore: async () => (await import('./commands/update.ts')).restore,
  audit: async () => (await import('./commands/audit.ts')).audit,
  explain: async () => (await import('./commands/explain.ts')).explain,
  pin: async () => (await import('./commands/pin.ts')).pin,
  verify: async () => (await import('./commands/verify.ts')).verify,
  context: async () => (await import('./commands/context.ts')).context,
  catalogue: async () => (await import('./commands/catalogue.ts')).catalogue,
  'merge-reports': async () => (await import('./commands/merge-reports.ts')).mergeReports,
  defaults: async () => (await import('./commands/defaults.ts')).defaults,
  completion: async () => (await import('./commands/completion.ts')).completion,
};

/** Commands that remove what they made in Docker before they stop. */
const CLEANS_UP: ReadonlySet<CommandName> = new Set(['verify']);

/** Runs the bin: the one place that catches, and the one that sets the exit code. */
export async function main(argv: readonly string[], streams: Streams): Promise<void> {
  const interruption = interruptions();
  surviveClosedPipes(streams);
  try {
    process.exitCode = await Promise.race([run(argv, streams, interruption.stop), interruption.promise]);
  } catch (error) {
    process.exitCode = report(error, streams);
    // A prompt or a pipe that is still open must not keep the process waiting.
    streams.stdin.destroy();
  } finally {
    interruption.stop();
  }
}

/** `onItsOwn` hands Ctrl-C over to a command that has to clean up before it ends. */
async function run(argv: readonly string[], streams: Streams, onItsOwn: () => void): Promise<number> {
  const call = parseArguments(argv);
  if (call.options['version'] === true) return print(streams, `${(await import('./version.ts')).version()}\n`);
  if (call.options['help'] === true) return print(streams, await helpFor(call));
  const command = await load[call.command]();
  if (CLEANS_UP.has(call.command)) onItsOwn();
  return command(call, streams);
}

async function helpFor(call: Call): Promise<string> {
  const { overview, commandHelp } = await import('./help.ts');
  const entry = call.named ? commands.find((one) => one.name === call.command) : undefined;
  return entry === undefined ? overview() : commandHelp(entry);
}

function print(streams: Streams, text: string): number {
  streams.stdout.write(text);
  return EXIT.ok;
}

/** Ctrl-C outside of a prompt; inside of one inquirer rejects. */
function interruptions(): { readonly promise: Promise<never>; readonly stop: () => void } {
  const { promise, reject } = Promise.withResolvers<never>();
  const stopped = (): void => reject(new InterruptedError());
  for (const signal of SIGNALS) process.once(signal, stopped);
  return { promise, stop: () => SIGNALS.forEach((signal) => process.removeListener(signal, stopped)) };
}

function report(error: unknown, { stderr }: Streams): number {
  const known = error instanceof Error && error.name === 'ExitPromptError' ? new InterruptedError() : error;
  if (known instanceof IronhullError) {
    const lines = [`ironhull: ${known.message}`, ...known.hints.map((hint) => `  ${hint}`)];
    stderr.write(`${lines.map(visible).join('\n')}\n`);
    return known.code;
  }
  const stack = known instanceof Error ? (known.stack ?? known.message) : String(known);
  stderr.write(`ironhull: a bug, please report it. Nothing more was written.\n${stack}\n`);
  return EXIT.bug;
}

/** `ironhull … | head` ends quietly: whoever closed the pipe has seen enough. */
function surviveClosedPipes({ stdout, stderr }: Streams): void {
  for (const stream of [stdout, stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
