import type { Project } from '../model/project.ts';
import { defineRule } from './_shared/define-rule.ts';
import { insertAfterWord } from './_shared/edit-words.ts';
import { languageInstalls } from './_shared/language-installs.ts';
import { type Run, argsOf, hasOption, runsIn } from './_shared/runs.ts';
import { settingsOf } from './_shared/stage-variables.ts';

export default defineRule({
  name: 'dev-dependencies',
  summary: 'The shipped stage holds production dependencies only.',
  severity: 'medium',
  builder: 'skip',
  references: ['Tally php/composer-no-dev-in-production', 'droast DF031', 'CIS Docker 4.3'],
  messages: { dev: '{tool} installs development dependencies into the shipped stage: {flag}' },
  check({ shippedStages, project }, report) {
    const builds = lastBuilds([...shippedStages]);
    for (const { run, install } of languageInstalls(shippedStages)) {
      const row = install.kind === 'lock' && Object.hasOwn(FLAGS, install.tool) ? FLAGS[install.tool] : undefined;
      if (!row || leavesOut(run, install.tool, row.off)) continue;
      const edits = [insertAfterWord(run.command.words.at(-1) ?? run.command, row.flag)];
      const mends = !isBuiltLater(run, builds) && (install.tool !== 'yarn' || isClassic(run.command, project));
      report({
        at: run.command,
        message: 'dev',
        data: { tool: install.tool, flag: row.flag },
        ...(mends ? { fix: { title: row.flag, safe: false, edits } } : {}),
      });
    }
  },
});

const BUILDS =
  /^(?:npm|pnpm|yarn|bun)(?: run)? build\b|^(?:npx )?(?:tsc|nest build|vite build|next build|webpack|rollup)\b/;

/** Position of the last instruction of each stage that builds; -1 for none. */
function lastBuilds(stages: readonly Run['stage'][]): ReadonlyMap<Run['stage'], number> {
  const lastOf = (stage: Run['stage']): number =>
    runsIn(stage).findLast(({ command }) => BUILDS.test(command.words.map(({ value }) => value).join(' ')))?.instruction
      .index ?? -1;
  return new Map(stages.map((stage) => [stage, lastOf(stage)]));
}

/** What builds behind it may need all that would be left out: only a stage of its own helps then. */
function isBuiltLater({ stage, instruction }: Run, builds: ReadonlyMap<Run['stage'], number>): boolean {
  return (builds.get(stage) ?? -1) >= instruction.index;
}

/** Yarn has no such flag since version 2. */
function isClassic(command: Run['command'], project: Project | null): boolean {
  return project?.parts.installer === 'yarn-classic' || hasOption(command, '--frozen-lockfile');
}

/** By a flag, by a variable, or by pruning later in the same RUN. */
function leavesOut(run: Run, tool: string, off: RegExp): boolean {
  if (argsOf(run.command).some((arg) => off.test(arg)) || isProduction(run, tool)) return true;
  return run.instruction.commands.some(({ words }) =>
    /^(?:npm|pnpm|yarn) prune|^yarn workspaces focus .*--production/.test(words.map(({ value }) => value).join(' ')),
  );
}

const FLAGS: Readonly<Record<string, { off: RegExp; flag: string }>> = {
  npm: { off: /^(?:--omit=dev|--production|--only=prod.*)$/, flag: '--omit=dev' },
  pnpm: { off: /^(?:--prod|-P|--production)$/, flag: '--prod' },
  yarn: { off: /^--production/, flag: '--production' },
  bun: { off: /^(?:--production|-p)$/, flag: '--production' },
  composer: { off: /^--no-dev$/, flag: '--no-dev' },
  uv: { off: /^(?:--no-dev|--no-default-groups|--only-group.*)$/, flag: '--no-dev' },
  poetry: { off: /^(?:--only(?:=.*)?|--without(?:=.*)?|--no-dev)$/, flag: '--only=main' },
};

/** NODE_ENV=production, or a setting of the tool's own, says the same. */
function isProduction({ stage, instruction, command }: Run, tool: string): boolean {
  const names =
    tool === 'composer'
      ? ['COMPOSER_NO_DEV']
      : ['NODE_ENV', 'NPM_CONFIG_OMIT', 'NPM_CONFIG_PRODUCTION', 'npm_config_omit', 'UV_NO_DEV'];
  const isOn = (name: string, value: string) =>
    names.includes(name) &&
    /^(?:production|dev|true|1)$/.test(value) &&
    (name !== 'NODE_ENV' || value === 'production');
  if (command.assignments.some(({ value }) => isOn(value.split('=')[0] ?? '', value.split('=')[1] ?? ''))) return true;
  return names.some((name) =>
    settingsOf(stage, name, instruction.index).some(({ keyword, value }) => keyword === 'ENV' && isOn(name, value)),
  );
}
