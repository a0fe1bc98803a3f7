import type { ContextView } from '../model/build-context.ts';
import type { Command } from '../model/dockerfile.ts';
import { type DockerfileInput, type Out, type Report, defineRule } from './_shared/define-rule.ts';
import { insertAfterWord } from './_shared/edit-words.ts';
import { languageInstalls } from './_shared/language-installs.ts';
import { type Run, argsOf, hasOption, subcommand } from './_shared/runs.ts';
import { settingsOf } from './_shared/stage-variables.ts';

export default defineRule({
  name: 'lockfile-ignored',
  summary: 'Dependencies come from the lock file, exactly.',
  severity: 'medium',
  references: [
    'droast DF031',
    'OpenSSF Scorecard Pinned-Dependencies',
    'CIS Docker 4.11',
    'SLSA',
    'NIST SP 800-190 4.1.3',
    'Tally ruby/missing-bundle-deployment',
  ],
  messages: {
    loose: '{was} may install other versions than the lock file says: {instead}',
    update: '{was} resolves every dependency anew: {instead}',
    hashes: 'pip does not compare what it downloads with hashes: --require-hashes, or a tool with a lock file',
  },
  check(input, report) {
    for (const { run, install } of languageInstalls(input.stages)) {
      if (install.kind !== 'lock') continue;
      if (install.tool === 'pip') checkPip(run, report);
      else checkInstall(run, install.tool, input, report);
    }
  },
});

function checkPip({ command }: Run, report: Out<'hashes'>): void {
  if (!hasOption(command, '-r', '--requirement') || hasOption(command, '--require-hashes', '--no-index')) return;
  report({ at: command, message: 'hashes', severity: 'info', confidence: 'low' });
}

function checkInstall(run: Run, tool: string, { context }: DockerfileInput, report: Out<'loose' | 'update'>): void {
  const { command } = run;
  const row = Object.hasOwn(STRICT, tool) ? STRICT[tool] : undefined;
  if (!row || row.strict(command, run)) return;
  const was = command.words
    .slice(0, 2)
    .map(({ value }) => value)
    .join(' ');
  const update = tool === 'composer' && subcommand(command) === 'update';
  report({
    at: command,
    message: update ? 'update' : 'loose',
    data: { was, instead: row.instead },
    ...fixOf(command, context),
  });
}

/** `npm ci` refuses to run without a lock file, the others with one that does not fit. */
function fixOf(command: Command, context: ContextView): Pick<Report<string>, 'fix'> {
  const { name, words } = command;
  const isLocked = !context.known || (LOCKS[name] ?? []).some((file) => context.exists(file));
  const frozen = FROZEN[name];
  const [program, verb] = words;
  if (!isLocked || program?.raw !== name) return {};
  if (frozen !== undefined) {
    const edits = [insertAfterWord(words.at(-1) ?? program, frozen)];
    return { fix: { title: frozen, safe: false, edits } };
  }
  return name === 'npm' && verb
    ? { fix: { title: 'say npm ci', safe: false, edits: [{ range: verb.range, text: 'ci' }] } }
    : {};
}

const LOCKS: Readonly<Record<string, readonly string[]>> = {
  npm: ['package-lock.json', 'npm-shrinkwrap.json'],
  pnpm: ['pnpm-lock.yaml'],
  bun: ['bun.lock', 'bun.lockb'],
  uv: ['uv.lock'],
};

const FROZEN: Readonly<Record<string, string>> = {
  pnpm: '--frozen-lockfile',
  bun: '--frozen-lockfile',
  uv: '--locked',
};

const STRICT: Readonly<Record<string, { instead: string; strict: (command: Command, run: Run) => boolean }>> = {
  npm: { instead: 'npm ci', strict: (command) => /^(?:ci|clean-install|install-clean)$/.test(subcommand(command)) },
  pnpm: {
    instead: 'pnpm install --frozen-lockfile',
    strict: (command, run) =>
      hasOption(command, '--frozen-lockfile', '--offline') || argsOf(command).includes('ci') || env(run, 'CI'),
  },
  yarn: {
    instead: 'yarn install --immutable (or --frozen-lockfile with Yarn 1)',
    strict: (command, run) =>
      hasOption(command, '--immutable', '--frozen-lockfile', '--pure-lockfile') ||
      env(run, 'YARN_ENABLE_IMMUTABLE_INSTALLS') ||
      env(run, 'CI'),
  },
  bun: {
    instead: 'bun install --frozen-lockfile',
    strict: (command) => hasOption(command, '--frozen-lockfile') || subcommand(command) === 'ci',
  },
  uv: {
    instead: 'uv sync --frozen (or --locked)',
    strict: (command, run) =>
      hasOption(command, '--frozen', '--locked') || env(run, 'UV_FROZEN') || env(run, 'UV_LOCKED'),
  },
  composer: { instead: 'composer install', strict: (command) => subcommand(command) === 'install' },
  bundle: {
    instead: 'BUNDLE_FROZEN=1',
    strict: (command, run) =>
      hasOption(command, '--frozen', '--deployment') ||
      env(run, 'BUNDLE_FROZEN') ||
      env(run, 'BUNDLE_DEPLOYMENT') ||
      run.instruction.commands.some(({ words }) =>
        /^bundle config .*(?:frozen|deployment)/.test(words.map(({ value }) => value).join(' ')),
      ),
  },
  pipenv: {
    instead: 'pipenv sync',
    strict: (command) => subcommand(command) === 'sync' || hasOption(command, '--deploy', '--ignore-pipfile'),
  },
  pdm: {
    instead: 'pdm sync',
    strict: (command) => subcommand(command) === 'sync' || hasOption(command, '--frozen-lockfile'),
  },
};

/** Whether a variable that makes installs strict is set for the command. */
function env({ command, stage, instruction }: Run, name: string): boolean {
  if (command.assignments.some(({ value }) => value.startsWith(`${name}=`))) return true;
  return settingsOf(stage, name, instruction.index).some(({ keyword }) => keyword === 'ENV');
}
