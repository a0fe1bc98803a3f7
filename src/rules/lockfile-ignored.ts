import type { Command } from '../model/dockerfile.ts';
import { defineRule } from './_shared/define-rule.ts';
import { languageInstall } from './_shared/packages.ts';
import { type Run, argsOf, hasOption, runsOf, subcommand } from './_shared/runs.ts';

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
  ],
  messages: {
    loose: '{was} may install other versions than the lock file says: {instead}',
    update: '{was} resolves every dependency anew: {instead}',
    hashes: 'pip does not compare what it downloads with hashes: --require-hashes, or a tool with a lock file',
  },
  check({ stages }, report) {
    for (const run of runsOf(stages)) {
      const install = languageInstall(run);
      if (install?.kind !== 'lock') continue;
      const was = run.command.words
        .slice(0, 2)
        .map(({ value }) => value)
        .join(' ');
      if (install.tool === 'pip') {
        if (hasOption(run.command, '-r', '--requirement') && !hasOption(run.command, '--require-hashes', '--no-index'))
          report({ at: run.command, message: 'hashes', severity: 'info', confidence: 'low' });
        continue;
      }
      const row = Object.hasOwn(STRICT, install.tool) ? STRICT[install.tool] : undefined;
      if (!row || row.strict(run.command, run)) continue;
      const update = install.tool === 'composer' && subcommand(run.command) === 'update';
      const verb = run.command.words[1];
      const fix =
        install.tool === 'npm' && verb && run.command.words[0]?.raw === 'npm'
          ? { fix: { title: 'say npm ci', safe: false, edits: [{ range: verb.range, text: 'ci' }] } }
          : {};
      report({ at: run.command, message: update ? 'update' : 'loose', data: { was, instead: row.instead }, ...fix });
    }
  },
});

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
  const own = command.assignments.some(({ value }) => value.startsWith(`${name}=`));
  return (
    own ||
    stage.body.some(
      ({ keyword, pairs, index }) =>
        keyword === 'ENV' && index < instruction.index && pairs.some(({ key }) => key === name),
    )
  );
}
