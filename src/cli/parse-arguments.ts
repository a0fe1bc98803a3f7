import { UsageError } from '../errors.ts';
import { commands, defaultCommand, type CommandEntry } from './command-table.ts';
import { commonOptions, hasNone, options, optionsOf, type CommandName, type Option } from './options.ts';
import { suggest } from './suggest.ts';
import { visible } from './visible.ts';

/** What was typed: a command, its argument and the options by name (`true`, text, or several texts). */
export interface Call {
  readonly command: CommandName;
  /** Whether the command was typed rather than taken as the default. */
  readonly named: boolean;
  readonly argument: string | null;
  /** Every argument, for a command that takes several. */
  readonly paths: readonly string[];
  readonly options: Readonly<Record<string, OptionValue>>;
}

export type OptionValue = true | string | readonly string[];

interface Token {
  readonly kind: string;
  readonly name?: string;
  readonly rawName?: string;
  readonly value?: string | boolean | undefined;
}

/** Arguments → call. Throws `UsageError` naming the flag that is unknown, incomplete or given twice. */
export function parseArguments(argv: readonly string[]): Call {
  const { values, positionals, tokens } = read(argv);
  refuseRepeated(tokens);
  const command = commands.find((entry) => entry.name === positionals[0]);
  const rest = command === undefined ? positionals : positionals.slice(1);
  const call: Call = {
    command: command?.name ?? defaultCommand,
    named: command !== undefined,
    argument: rest[0] ?? null,
    paths: rest,
    options: values,
  };
  refuseForeign(call);
  refuseSeveral(rest, command ?? null);
  return call;
}

function refuseSeveral([first = '', second]: readonly string[], command: CommandEntry | null): void {
  if (second === undefined) return;
  if (command === null) throw unknownCommand(first);
  if (!/…|\] \[/.test(command.takes)) throw new UsageError(`one folder at a time, not also ${visible(second)}.`);
}

/** What was typed is neither a command nor a folder. */
export function unknownCommand(typed: string): UsageError {
  const close = suggest(
    typed,
    commands.map((entry) => entry.name),
  );
  const meant = close === null ? '' : ` Did you mean ironhull ${close}?`;
  return new UsageError(`no command and no folder is called ${visible(typed)}.${meant}`, {
    hints: close === null ? ['ironhull --help     lists the commands'] : [],
  });
}

function read(argv: readonly string[]): {
  readonly values: Record<string, OptionValue>;
  readonly positionals: readonly string[];
  readonly tokens: readonly Token[];
} {
  try {
    // An import would load all of it, which takes longer than parsing does.
    const parsed = process.getBuiltinModule('node:util').parseArgs({
      args: [...argv],
      options: config(),
      strict: true,
      allowPositionals: true,
      tokens: true,
    });
    return { ...parsed, values: parsed.values as Record<string, OptionValue> };
  } catch (error) {
    throw explained(error, argv);
  }
}

type Config = Record<string, { type: 'string' | 'boolean'; multiple?: boolean; short?: string }>;

function config(): Config {
  const made: Config = {};
  for (const option of options) {
    const type = option.kind === 'switch' ? 'boolean' : 'string';
    made[option.name] = { type, multiple: option.kind === 'list', ...(option.short ? { short: option.short } : {}) };
    if (hasNone(option)) made[`no-${option.name}`] = { type: 'boolean' };
  }
  return made;
}

/** Every flag as it is typed, `--no-…` forms included. */
export function flagNames(of: readonly Option[]): readonly string[] {
  return of
    .flatMap((option) => [option.name, ...(hasNone(option) ? [`no-${option.name}`] : [])])
    .map((name) => `--${name}`);
}

function explained(error: unknown, argv: readonly string[]): unknown {
  const code = error instanceof TypeError && 'code' in error ? error.code : '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return unknownFlag(/'(-[^']*)'/.exec(String(error))?.[1] ?? '', argv);
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return badValue(/--([a-z-]+)/.exec(String(error))?.[1] ?? '');
  return error;
}

function unknownFlag(named: string, argv: readonly string[]): UsageError {
  const typed = named.startsWith('--') ? named : (argv.find((word) => /^-[^-]/.test(word)) ?? named);
  const close = suggest(typed, flagNames(options));
  return new UsageError(`unknown flag ${visible(typed)}.${close === null ? '' : ` Did you mean ${close}?`}`, {
    hints: close === null ? ['ironhull --help     lists the flags'] : [],
  });
}

function badValue(name: string): UsageError {
  const option = options.find((one) => one.name === name);
  if (option === undefined || option.kind === 'switch') return new UsageError(`--${name} takes no value.`);
  return new UsageError(`--${name} needs a value: --${name} ${option.value}.`, {
    hints: [`ironhull --${name}=VALUE     where the value starts with a dash`],
  });
}

function refuseRepeated(tokens: readonly Token[]): void {
  const seen = new Set<string>();
  for (const token of tokens) {
    const option = options.find((one) => one.name === token.name);
    if (option === undefined || option.kind === 'list' || option.kind === 'switch') continue;
    if (seen.has(option.name)) throw new UsageError(`--${option.name} was given twice.`);
    seen.add(option.name);
  }
}

function refuseForeign(call: Call): void {
  const allowed = new Set(flagNames([...optionsOf(call.command), ...commonOptions]));
  const foreign = Object.keys(call.options).find((name) => !allowed.has(`--${name}`));
  if (foreign !== undefined)
    throw new UsageError(`${call.command} takes no --${foreign}.`, {
      hints: [`ironhull ${call.command} --help     lists what it takes`],
    });
}
