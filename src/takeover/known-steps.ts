import type { Command } from '../model/dockerfile.ts';
import { argsOf, hasOption, subcommand } from '../rules/_shared/runs.ts';
import { installStep } from './install-step.ts';
import { makeStep } from './make-step.ts';
import type { Reading, Row } from './reading.ts';

/** A row without what it is about. */
export type Known = Omit<Row, 'what'>;

/** Why a package manager is not installed. */
export const BUILDER_HAS_IT = 'the builder has it in the version that the repo asks for (H7)';

const MAX_SHOWN = 60;

/** A command whose purpose is known: what of ours does it, or why nothing has to; `null` for others. */
export function knownStep(command: Command, reading: Reading): Row | null {
  const found =
    installStep(command, reading) ??
    makeStep(command, reading) ??
    STEPS.find(({ program, when }) => program.test(command.name) && when(command))?.known;
  if (found === undefined) return null;
  const what = command.words.map(({ raw }) => raw).join(' ');
  const note = what === found.note ? 'the same, in a stage that is not shipped (H17)' : found.note;
  return { ...found, note, what: what.length > MAX_SHOWN ? `${what.slice(0, MAX_SHOWN - 2)} …` : what };
}

/** Whether a command builds the program, and so may read what it is handed without naming it. */
export function buildsProgram(command: Command): boolean {
  if (command.name === 'go') return subcommand(command) === 'build';
  if (command.name === 'cargo') return /^(?:build|auditable)$/.test(subcommand(command));
  if (JAVA.test(command.name)) return !onlyTests(command);
  if (command.name === 'dotnet') return /^(?:build|publish|msbuild)$/.test(subcommand(command));
  return (
    (NODE.test(command.name) && BUILD_SCRIPT.test(scriptOf(command))) || /^(?:next|vite|webpack)$/.test(command.name)
  );
}

interface Step {
  readonly program: RegExp;
  readonly when: (command: Command) => boolean;
  readonly known: Known;
}

const NODE = /^(?:npm|pnpm|yarn|bun)$/;
const BUILD_SCRIPT = /^build(?:[:-].*)?$|^compile$/;
const PYTHON = /^python[\d.]*$/;
const JAVA = /^(?:\.\/)?(?:mvnw?|gradlew?)$/;

const always = (): boolean => true;
const verb =
  (pattern: RegExp) =>
  (command: Command): boolean =>
    pattern.test(subcommand(command));
const script =
  (pattern: RegExp) =>
  (command: Command): boolean =>
    pattern.test(scriptOf(command));
const has =
  (...words: readonly string[]) =>
  (command: Command): boolean =>
    words.every((word) => argsOf(command).includes(word));

function scriptOf(command: Command): string {
  const first = subcommand(command);
  return first === 'run' || first === 'run-script' ? (argsOf(command)[1] ?? '') : first;
}

/** Goals or tasks that only look at what others make. */
function onlyTests(command: Command): boolean {
  const goals = argsOf(command).filter((word) => !word.startsWith('-') && word !== 'clean');
  return goals.length > 0 && goals.every((goal) => /^(?:test|check|spotlessCheck|checkstyle:check)$/.test(goal));
}

const replaced = (note: string): Known => ({ fate: 'replaced', note });
const removed = (note: string): Known => ({ fate: 'removed', note });
const NOTHING_LEFT = removed('nothing is left for it to do');
const FOR_CI = removed('a matter of CI, not of the image');

/** In this order; the first that fits. */
const STEPS: readonly Step[] = [
  {
    program: NODE,
    when: script(/^build(?::prod(?:uction)?)?$|^compile$/),
    known: replaced('the same in a build stage, without the network'),
  },
  { program: NODE, when: verb(/^(?:prune|dedupe|cache|audit|fund|set|rebuild)$/), known: NOTHING_LEFT },
  { program: NODE, when: verb(/^config$/), known: replaced('the secret is mounted, and never written (H8)') },
  { program: NODE, when: script(/^(?:test|lint|typecheck)(?:[:-].*)?$/), known: FOR_CI },
  {
    program: /^go$/,
    when: verb(/^build$/),
    known: replaced('go build without the network, in a stage that is not shipped'),
  },
  { program: /^go$/, when: verb(/^mod$/), known: replaced('in a stage of its own (H17)') },
  { program: /^go$/, when: verb(/^(?:test|vet|fmt|generate|version|env)$/), known: FOR_CI },
  {
    program: /^cargo$/,
    when: (command) => verb(/^(?:build|b|auditable)$/)(command) || has('install', '--path')(command),
    known: replaced('cargo build without the network, in a stage that is not shipped'),
  },
  { program: /^cargo$/, when: verb(/^(?:fetch|vendor|chef)$/), known: replaced('in a stage of its own (H17)') },
  { program: /^cargo$/, when: verb(/^install$/), known: removed('a tool for building, and nothing of it is shipped') },
  { program: /^cargo$/, when: verb(/^(?:test|check|clippy|fmt|audit|deny)$/), known: FOR_CI },
  { program: JAVA, when: onlyTests, known: FOR_CI },
  {
    program: JAVA,
    when: always,
    known: replaced('the same goals without the network, once what they need is fetched (H8, H17)'),
  },
  {
    program: /^java$/,
    when: (command) => argsOf(command).some((word) => word.startsWith('-Djarmode=')),
    known: replaced('laid out in layers by the build stage'),
  },
  {
    program: /^dotnet$/,
    when: verb(/^(?:build|publish|msbuild|clean)$/),
    known: replaced('dotnet publish without the network, in a stage that is not shipped'),
  },
  { program: /^dotnet$/, when: verb(/^restore$/), known: replaced('in a stage of its own, from the lock (H7, H17)') },
  { program: /^dotnet$/, when: verb(/^nuget$/), known: replaced('the secret is mounted, and never written (H8)') },
  { program: /^dotnet$/, when: verb(/^tool$/), known: removed('a tool for building, and nothing of it is shipped') },
  { program: /^dotnet$/, when: verb(/^(?:test|format|vstest|list|--info|--version)$/), known: FOR_CI },
  { program: /^dotnet$/, when: verb(/^dev-certs$/), known: removed("a certificate for developers' own machines") },
  {
    program: /^(?:bundle|jekyll)$/,
    when: (command) => has('build')(command) && (command.name === 'jekyll' || has('exec', 'jekyll')(command)),
    known: replaced('the same in a build stage, without the network'),
  },
  {
    program: /^bundle$/,
    when: verb(/^(?:config|cache|package|clean)$/),
    known: replaced('the gems of the lock are fetched in a stage of their own (H7, H17)'),
  },
  { program: /^rustup$/, when: always, known: replaced(BUILDER_HAS_IT) },
  {
    program: PYTHON,
    when: has('manage.py', 'collectstatic'),
    known: replaced('collectstatic with stand-in values, in the build stage'),
  },
  { program: PYTHON, when: has('venv'), known: replaced('a virtual environment in /opt/venv') },
  { program: /^pip[\d.]*$/, when: always, known: NOTHING_LEFT },
  { program: /^(?:poetry|corepack|uv)$/, when: always, known: replaced(BUILDER_HAS_IT) },
  {
    program: /^(?:useradd|adduser|groupadd|addgroup|usermod)$/,
    when: always,
    known: replaced('a numeric user needs no account (H1)'),
  },
  {
    program: /^(?:chown|chmod)$/,
    when: (command) => !hasOption(command, '+s'),
    known: removed('what is shipped belongs to root and is only read (H2)'),
  },
  { program: /^rm$/, when: always, known: removed('nothing is left that it would take away') },
  { program: /^(?:set|true|:)$/, when: always, known: removed('belongs to the steps around it') },
  { program: /^echo$/, when: ({ redirects }) => redirects.length === 0, known: removed('only said something') },
  {
    program: /^mkdir$/,
    when: always,
    known: replaced('folders that are written to are mounted, the others come with the copies'),
  },
  {
    program: /^git$/,
    when: verb(/^clone$/),
    known: {
      fate: 'asks',
      note: 'fetched while building, in whatever version is there',
      doubt: 'git clone brings code that no lockfile names: make it a dependency or a submodule first',
    },
  },
  { program: /^git$/, when: always, known: removed('no repository is in the image (H9)') },
];
