import type { Stage, Word } from '../../model/dockerfile.ts';
import { argsOf, hasOption, operands, runsNamed, runsOf, subcommand, type Run } from './runs.ts';

/** Package managers of operating systems. */
export type OsManager = 'apt' | 'apk' | 'dnf' | 'yum' | 'microdnf' | 'zypper' | 'pacman';

/** A call of an operating system's package manager. */
export interface OsPackageCall extends Run {
  readonly manager: OsManager;
  readonly action: 'install' | 'update' | 'upgrade' | 'remove' | 'clean' | 'other';
  readonly packages: readonly Word[];
}

const MANAGERS: Readonly<Record<string, OsManager>> = {
  'apt-get': 'apt',
  apt: 'apt',
  aptitude: 'apt',
  apk: 'apk',
  dnf: 'dnf',
  dnf5: 'dnf',
  yum: 'yum',
  microdnf: 'microdnf',
  zypper: 'zypper',
  pacman: 'pacman',
};

const MANAGER = new RegExp(`^(?:${Object.keys(MANAGERS).join('|')})$`);

const ACTIONS: Readonly<Record<string, OsPackageCall['action']>> = {
  install: 'install',
  in: 'install',
  add: 'install',
  groupinstall: 'install',
  reinstall: 'install',
  localinstall: 'install',
  update: 'update',
  ref: 'update',
  refresh: 'update',
  makecache: 'update',
  upgrade: 'upgrade',
  up: 'upgrade',
  'dist-upgrade': 'upgrade',
  'full-upgrade': 'upgrade',
  dup: 'upgrade',
  'distro-sync': 'upgrade',
  remove: 'remove',
  purge: 'remove',
  autoremove: 'remove',
  erase: 'remove',
  del: 'remove',
  clean: 'clean',
};

/** Options that take the next word as their value. */
const VALUED = new Set([
  '-t',
  '-o',
  '-c',
  '--target-release',
  '--option',
  '--virtual',
  '-X',
  '--repository',
  '--repo',
  '-p',
  '--root',
  '--installroot',
  '--releasever',
]);

/** Worked out once: a dozen rules ask for the call of the same run. */
const calls = new WeakMap<Run, OsPackageCall | null>();

const callsOf = new WeakMap<readonly Run[], readonly OsPackageCall[]>();

/** Calls of the operating system's package managers in the runs of stages, in order. */
export function osPackageCalls(stages: Iterable<Stage>): readonly OsPackageCall[] {
  const runs = runsOf(stages);
  const known = callsOf.get(runs);
  if (known) return known;
  const made = runsNamed(stages, MANAGER).flatMap((run) => osPackageCall(run) ?? []);
  callsOf.set(runs, made);
  return made;
}

/** Reads a run as a call of a package manager of the operating system. */
export function osPackageCall(run: Run): OsPackageCall | null {
  const known = calls.get(run);
  if (known !== undefined) return known;
  const call = readCall(run);
  calls.set(run, call);
  return call;
}

function readCall(run: Run): OsPackageCall | null {
  const { command } = run;
  const manager = Object.hasOwn(MANAGERS, command.name) ? MANAGERS[command.name] : undefined;
  if (manager === undefined) return null;
  if (manager === 'pacman')
    return { ...run, manager, action: pacmanAction(argsOf(command)), packages: operands(command) };
  const verb = verbOf(command.words);
  const written = command.words[verb]?.value ?? '';
  const known = Object.hasOwn(ACTIONS, written) ? ACTIONS[written] : undefined;
  const action = known === 'update' && /^(?:dnf|yum|microdnf)$/.test(manager) ? 'upgrade' : (known ?? 'other');
  return { ...run, manager, action, packages: packageWords(command.words.slice(verb + 1)) };
}

/** `apk -t` and the like take a value that is no package. */
function packageWords(words: readonly Word[]): Word[] {
  return words.filter((word, index) => !word.value.startsWith('-') && !VALUED.has(words[index - 1]?.value ?? ''));
}

function verbOf(words: readonly Word[]): number {
  const at = words.findIndex(
    (word, index) => index > 0 && !word.value.startsWith('-') && !VALUED.has(words[index - 1]?.value ?? ''),
  );
  return at === -1 ? words.length : at;
}

function pacmanAction(args: readonly string[]): OsPackageCall['action'] {
  if (args.some((arg) => /^-S\w*c/.test(arg))) return 'clean';
  if (args.some((arg) => /^-S\w*u/.test(arg))) return 'upgrade';
  if (args.some((arg) => /^-S\w*y$/.test(arg))) return 'update';
  if (args.some((arg) => arg.startsWith('-S') || arg.startsWith('-U'))) return 'install';
  return args.some((arg) => arg.startsWith('-R')) ? 'remove' : 'other';
}

/** Name of a package without version, release or architecture, as in `git` for `git=1:2.39*`. */
export function packageName(word: Word): string {
  return /^[^=<>~/:]+/.exec(word.value)?.[0] ?? word.value;
}

/** What a language's package manager was asked to do. */
export interface LanguageInstall {
  readonly tool: string;
  /** `lock` installs what a lock or requirements file says, `named` what the command names. */
  readonly kind: 'lock' | 'named' | 'global';
  readonly packages: readonly Word[];
}

/** An install, with the run it stands in. */
export interface Installing {
  readonly run: Run;
  readonly install: LanguageInstall;
}

const installs = new WeakMap<readonly Run[], readonly Installing[]>();

/** Installs by the package managers of languages in the runs of stages, in order. */
export function languageInstalls(stages: Iterable<Stage>): readonly Installing[] {
  const runs = runsOf(stages);
  const known = installs.get(runs);
  if (known) return known;
  const made = runs.flatMap((run) => {
    const install = languageInstall(run);
    return install === null ? [] : [{ run, install }];
  });
  installs.set(runs, made);
  return made;
}

const NPM_INSTALL = new Set(['install', 'i', 'add', 'ci', 'clean-install', 'install-clean']);

/** Reads a run as an install by a package manager of a language. */
export function languageInstall({ command }: Pick<Run, 'command'>): LanguageInstall | null {
  const { name } = command;
  if (name === 'npm' || name === 'pnpm' || name === 'bun')
    return NPM_INSTALL.has(subcommand(command)) ? nodeInstall(name, command) : null;
  if (name === 'yarn') return yarnInstall(command);
  if (/^pip[\d.]*$/.test(name)) return subcommand(command) === 'install' ? pipInstall(command.words) : null;
  if (/^python[\d.]*$/.test(name)) return moduleInstall(command.words);
  if (name === 'uv') return uvInstall(command.words);
  return otherInstall(name, command);
}

type Shell = Run['command'];

function nodeInstall(tool: string, command: Shell): LanguageInstall {
  const packages = operands(command);
  if (hasOption(command, '-g', '--global')) return { tool, kind: 'global', packages };
  return { tool, kind: packages.length === 0 ? 'lock' : 'named', packages };
}

function yarnInstall(command: Shell): LanguageInstall | null {
  const verb = subcommand(command);
  const words = command.words;
  if (verb === 'global') return { tool: 'yarn', kind: 'global', packages: operands(command).slice(1) };
  if (verb === '' && !hasOption(command, '--version', '--help')) return { tool: 'yarn', kind: 'lock', packages: [] };
  if (verb === 'install') return { tool: 'yarn', kind: 'lock', packages: [] };
  return verb === 'add'
    ? { tool: 'yarn', kind: 'named', packages: words.slice(2).filter((word) => !word.value.startsWith('-')) }
    : null;
}

const PIP_VALUED = new Set([
  '-r',
  '--requirement',
  '-c',
  '--constraint',
  '-i',
  '--index-url',
  '--extra-index-url',
  '-t',
  '--target',
  '--prefix',
  '-f',
  '--find-links',
  '--trusted-host',
  '--python',
  '-e',
  '--editable',
  '--cache-dir',
  '--only-binary',
  '--no-binary',
  '--root',
]);

function pipInstall(words: readonly Word[]): LanguageInstall {
  const start = words.findIndex((word) => word.value === 'install') + 1;
  const rest = words.slice(start);
  const packages = rest.filter(
    (word, index) =>
      !word.value.startsWith('-') &&
      !PIP_VALUED.has(rest[index - 1]?.value ?? '') &&
      !/^(?:\.|\/|\w:)|\.(?:whl|tar\.gz|zip)$/.test(word.value),
  );
  return { tool: 'pip', kind: packages.length === 0 ? 'lock' : 'named', packages };
}

function moduleInstall(words: readonly Word[]): LanguageInstall | null {
  const at = words.findIndex((word, index) => word.value === '-m' && words[index + 1]?.value === 'pip');
  return at === -1 || !words.some((word) => word.value === 'install') ? null : pipInstall(words);
}

function uvInstall(words: readonly Word[]): LanguageInstall | null {
  const [, first, second] = words.map(({ value }) => value);
  if (first === 'sync') return { tool: 'uv', kind: 'lock', packages: [] };
  if (second !== 'install') return null;
  if (first === 'pip') return { ...pipInstall(words), tool: 'uv' };
  const packages = words.slice(3).filter((word) => !word.value.startsWith('-'));
  return first === 'tool' ? { tool: 'uv', kind: 'global', packages } : null;
}

const OTHERS: Readonly<Record<string, { verbs: readonly string[]; kind: LanguageInstall['kind'] }>> = {
  poetry: { verbs: ['install', 'sync'], kind: 'lock' },
  pipenv: { verbs: ['install', 'sync'], kind: 'lock' },
  pdm: { verbs: ['install', 'sync'], kind: 'lock' },
  composer: { verbs: ['install', 'update'], kind: 'lock' },
  bundle: { verbs: ['install'], kind: 'lock' },
  bundler: { verbs: ['install'], kind: 'lock' },
  gem: { verbs: ['install'], kind: 'named' },
  cargo: { verbs: ['install'], kind: 'named' },
  go: { verbs: ['install', 'get'], kind: 'named' },
  pipx: { verbs: ['install'], kind: 'global' },
};

function otherInstall(name: string, command: Shell): LanguageInstall | null {
  const row = Object.hasOwn(OTHERS, name) ? OTHERS[name] : undefined;
  if (row === undefined || !row.verbs.includes(subcommand(command))) return null;
  return { tool: name, kind: row.kind, packages: row.kind === 'lock' ? [] : operands(command) };
}
