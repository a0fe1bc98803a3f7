import type { Stage, Word } from '../../model/dockerfile.ts';
import { hasOption, operands, runsOf, subcommand, type Run } from './runs.ts';
import { keptWith } from '../../model/kept-with.ts';

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

const installs = keptWith<readonly Run[], readonly Installing[]>();

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
