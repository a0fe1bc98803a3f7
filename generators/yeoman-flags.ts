import { UsageError } from '../src/errors.ts';
import { hasNone, optionsOf, type Option } from '../src/cli/options.ts';
import type { CommandName } from '../src/cli/option.ts';
import { quoteWord } from '../src/cli/split-words.ts';
import { flagNames, type OptionValue } from '../src/cli/parse-arguments.ts';
import { suggest } from '../src/cli/suggest.ts';
import { visible } from '../src/cli/visible.ts';

type Given = Readonly<Record<string, unknown>>;

/** What Yeoman itself and `yo` put among a generator's options, in camel case. */
const YEOMANS: ReadonlySet<string> = new Set(
  (
    'help version h v _ env resolved namespace namespaceId destinationRoot sharedData sharedOptions sharedFs ' +
    'forwardErrorToEnvironment skipInstall forceInstall skipCache skipLocalCache skipGlobalConfig skipCheckEnv skipParseOptions ' +
    'askAnswered force whitespace bail skipYoResolve localConfigOnly ignoreVersionCheck generateInto debug color insight localOnly cwd logCwd ' +
    'experimental features uniqueBy generators environmentVersion'
  ).split(' '),
);

/** Our flags and words, as the option parser of `yo` or another generator hands them over. */
export function flagsOf(
  given: Given,
  args: readonly string[],
  command: CommandName,
  known = optionsOf(command),
): YeomanCall {
  const flags: Record<string, OptionValue> = {};
  for (const option of known) {
    const raw = rawOf(option, given, args);
    if (raw !== undefined) Object.assign(flags, flagOf(option, raw));
  }
  if (given['force'] === true) flags['on-conflict'] ??= 'overwrite';
  return { flags, words: [...args.filter((word) => word !== '-'), ...swallowed(given, known)] };
}

/** Flags by name and the words besides them. */
interface YeomanCall {
  readonly flags: Record<string, OptionValue>;
  readonly words: readonly string[];
}

function rawOf(option: Option, given: Given, args: readonly string[]): unknown {
  const raw = [option.name, camel(option.name), option.short ?? option.name]
    .map((name) => given[name])
    .find((value) => value !== undefined);
  return raw === true && option.name === 'answers' && args.includes('-') ? '-' : (raw ?? undefined);
}

/** `yo` knows no switches: `--yes DIR` reaches us as the value of --yes. */
function swallowed(given: Given, known: readonly Option[]): readonly string[] {
  const switches = known.filter((option) => option.kind === 'switch');
  const values = switches.map((option) => rawOf(option, given, []));
  return values.filter((value) => typeof value === 'string').filter((value) => value !== 'true' && value !== 'false');
}

/** Objects and functions are Yeoman's own: nobody types them. */
function isForeign(value: unknown): boolean {
  return typeof value === 'object' ? !Array.isArray(value) : typeof value === 'function';
}

/** Refuses what neither we nor Yeoman know: `yo` would drop it in silence. */
export function refuseUnknown(given: Given, command: CommandName, known = optionsOf(command)): void {
  const ours = new Set(known.flatMap((option) => [option.name, camel(option.name), option.short ?? option.name]));
  for (const [name, value] of Object.entries(given)) {
    if (isForeign(value) || ours.has(name) || YEOMANS.has(camel(name)) || name.startsWith('_')) continue;
    const typed = `${name.length === 1 ? '-' : '--'}${kebab(name)}`;
    const close = suggest(typed, flagNames(known));
    throw new UsageError(`unknown flag ${visible(typed)}.${close === null ? '' : ` Did you mean ${close}?`}`, {
      hints: close === null ? [`yo ironhull:${command} --help     lists the flags`] : [],
    });
  }
}

function flagOf(option: Option, raw: unknown): Record<string, OptionValue> {
  if (option.kind === 'switch') return raw === false || raw === 'false' ? {} : { [option.name]: true };
  if (raw === false && hasNone(option)) return { [`no-${option.name}`]: true };
  if (typeof raw === 'boolean')
    throw new UsageError(`--${option.name} needs a value: --${option.name} ${option.value}.`);
  return { [option.name]: option.kind === 'list' ? [raw].flat().map(String) : textOf(option, raw) };
}

function textOf(option: Option, raw: unknown): string {
  if (!Array.isArray(raw)) return String(raw);
  if (option.kind === 'words') return raw.map((word) => quoteWord(String(word))).join(' ');
  throw new UsageError(`--${option.name} was given twice.`);
}

function camel(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
