import type { Command, Edit, Instruction } from '../../model/dockerfile.ts';
import type { DockerfileInput, Mend } from '../_shared/define-rule.ts';
import { type Run, hasOption, subcommand } from '../_shared/runs.ts';
import { copiesAll, copyLines, replaced, targetOf } from './copies.ts';
import { lineBehind } from './place.ts';
import { isPlainList } from './plain-list.ts';

/** Commands that read nothing of the sources, so that they may run before these are there. */
const APART = /^(?:apt-get|apt|apk|dnf|yum|microdnf|rm|mkdir|corepack|echo|set|update-ca-certificates)$/;
/** Instructions that may stand between a copy and the install. */
const SETTINGS = /^(?:WORKDIR|ENV|ARG|LABEL|EXPOSE|USER|STOPSIGNAL|SHELL)$/;

/** Copies the manifests, installs, then copies the rest. */
export function manifestsFirst(
  whole: Instruction,
  install: Run,
  { project, dockerfile }: DockerfileInput,
): { fix?: Mend } {
  const { stage, instruction, command } = install;
  const target = targetOf(whole);
  const between = stage.body.slice(stage.body.indexOf(whole) + 1, stage.body.indexOf(instruction));
  const before = instruction.commands.slice(0, instruction.commands.indexOf(command));
  if (project === null || target === null || !project.parts.installAlone || !copiesAll(whole)) return {};
  if (!readsManifests(command, project.parts.manifests) || !between.every(standsApart)) return {};
  if (!before.every((one) => isApart(one) || one.name === command.via)) return {};
  const text = dockerfile.text;
  const later = laterCopy(instruction, command, text.slice(whole.range.start, whole.range.end));
  if (later === null) return {};
  const first = copyLines(whole, project.parts.manifests, target, text);
  const edits = [replaced(whole, first), later];
  return { fix: { title: 'copy the manifests, install, then copy the rest', safe: false, alone: true, edits } };
}

/** Installs of which the manifests are known; pip reads the file that it is told. */
function readsManifests(command: Command, manifests: readonly string[]): boolean {
  if (manifests.length === 0) return false;
  const known = ALWAYS[command.name];
  return known === undefined ? readsRequirements(command, manifests) : known(command, manifests);
}

/** Package managers whose install reads its manifests and no other file, in calls that do. */
const ALWAYS: Readonly<Record<string, (command: Command, manifests: readonly string[]) => boolean>> = {
  npm: () => true,
  pnpm: () => true,
  yarn: () => true,
  bun: () => true,
  go: () => true,
  poetry: (_, manifests) => manifests.includes('poetry.lock'),
  uv: (command, manifests) =>
    subcommand(command) === 'sync' ? manifests.includes('uv.lock') : readsRequirements(command, manifests),
};

function readsRequirements(command: Command, manifests: readonly string[]): boolean {
  const at = command.words.findIndex(({ value }) => value === '-r' || value === '--requirement');
  const file = command.words[at + 1]?.value.replace(/^\.\//, '');
  const alone = !command.words.some(
    ({ value }) => /^(?:\.|\.\/.*|-e|--editable)$/.test(value) && value !== `./${file}`,
  );
  return /^(?:pip[\d.]*|python[\d.]*|uv)$/.test(command.name) && manifests.includes(file ?? '') && alone;
}

function standsApart({ keyword, commands }: Instruction): boolean {
  return SETTINGS.test(keyword) || (keyword === 'RUN' && commands.every(isApart));
}

function isApart(command: Command): boolean {
  if (APART.test(command.name)) return true;
  if (/^pip[\d.]*$/.test(command.name)) return subcommand(command) === 'install' && !hasOption(command, '-r', '-e');
  if (command.name === 'poetry') return subcommand(command) === 'config';
  return command.name === 'npm' && (hasOption(command, '-g', '--global') || subcommand(command) === 'config');
}

/** Behind the install; a RUN that goes on with the sources is cut in two. */
function laterCopy(instruction: Instruction, command: Command, copy: string): Edit | null {
  const at = instruction.commands.indexOf(command);
  const rest = instruction.commands.slice(at + 1);
  if (rest.every(tidiesUp)) return lineBehind(instruction, copy);
  const next = rest[0];
  if (!next || command.via !== null || !isPlainList(instruction)) return null;
  return { range: { start: command.range.end, end: next.range.start }, text: `\n${copy}\nRUN ` };
}

function tidiesUp(command: Command): boolean {
  return /^(?:rm|find)$/.test(command.name) || /^(?:cache|prune|verify|mod)$/.test(subcommand(command));
}
