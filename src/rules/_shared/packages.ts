import type { Stage, Word } from '../../model/dockerfile.ts';
import { argsOf, operands, runsNamed, runsOf, type Run } from './runs.ts';
import { keptWith } from '../../model/kept-with.ts';

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
const calls = keptWith<Run, OsPackageCall | null>();

const callsOf = keptWith<readonly Run[], readonly OsPackageCall[]>();

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
