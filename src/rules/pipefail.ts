import type { Command, ImageReference, Instruction, Stage, StageBase } from '../model/dockerfile.ts';
import { type Report, defineRule } from './_shared/define-rule.ts';
import { written } from './_shared/placed.ts';
import { argsOf, runsOf } from './_shared/runs.ts';

export default defineRule({
  name: 'pipefail',
  summary: 'A pipe fails when its first half fails.',
  severity: 'low',
  references: ['hadolint DL4006', 'KICS efbf148a', 'droast DF057', 'Semgrep set-pipefail'],
  messages: { pipe: 'when {name} fails the build goes on: only the end of the pipe counts' },
  check({ stages }, report) {
    const done = new Set<Instruction>();
    const since = pipefailSince(stages);
    for (const { command, instruction, stage } of runsOf(stages)) {
      if (done.has(instruction)) continue;
      const safe =
        instruction.json !== null ||
        setsPipefail(command) ||
        instruction.index > (since.get(stage) ?? Number.POSITIVE_INFINITY);
      if (!safe && !hidesFailure(command)) continue;
      done.add(instruction);
      if (!safe)
        report({
          at: command,
          message: 'pipe',
          data: { name: command.name || 'the first command' },
          ...fixOf(instruction, stage, stages),
        });
    }
  },
});

function hidesFailure({ name, followedBy, substituted, via }: Command): boolean {
  return /^\|&?$/.test(followedBy) && !substituted && via === null && !HARMLESS.has(name);
}

/** Programs whose failure is not to be feared, or even wanted. */
const HARMLESS = new Set(['echo', 'printf', 'yes', 'cat', 'true', 'find', 'ls', 'dpkg', 'sort']);

function setsPipefail(command: Command): boolean {
  return command.name === 'set' && argsOf(command).includes('pipefail');
}

/** Index of the first SHELL of each stage that sets pipefail. */
function pipefailSince(stages: readonly Stage[]): ReadonlyMap<Stage, number> {
  const setting = written(stages, 'SHELL').filter(({ instruction }) => instruction.text.includes('pipefail'));
  return new Map(setting.toReversed().map(({ stage, instruction }) => [stage, instruction.index]));
}

/** Bases whose /bin/sh is bash, or the shell of BusyBox: both know the option. Debian's does not. */
const KNOWS_PIPEFAIL =
  /^(?:library\/(?:alpine|fedora|rockylinux|almalinux|centos|amazonlinux|oraclelinux)|rockylinux\/rockylinux|ubi\d+(?:\/.*|-.*)?)$/;

/** The option in front, where the shell knows it. A build that only seemed to succeed fails then. */
function fixOf(run: Instruction, stage: Stage, stages: readonly Stage[]): Pick<Report<string>, 'fix'> {
  if (run.heredocs.length > 0 || run.json !== null || !knowsPipefail(stage, stages)) return {};
  const at = run.textRange.start;
  const edits = [{ range: { start: at, end: at }, text: 'set -o pipefail && ' }];
  return { fix: { title: 'begin it with set -o pipefail', safe: false, edits } };
}

function knowsPipefail(stage: Stage, stages: readonly Stage[]): boolean {
  const [shell = ''] = stage.end.shell;
  if (/(?:^|\/)bash$/.test(shell)) return true;
  const image = shell === '/bin/sh' ? imageOf(stage, stages) : null;
  if (image === null) return false;
  const { repository, tag } = image;
  return KNOWS_PIPEFAIL.test(repository) || (repository.startsWith('library/') && /alpine/.test(tag ?? ''));
}

/** The image from outside that a stage starts from in the end. */
function imageOf({ base }: Stage, stages: readonly Stage[]): ImageReference | null {
  let first: StageBase | undefined = base;
  while (first?.kind === 'stage') first = stages[first.index]?.base;
  return first?.kind === 'image' ? first.reference : null;
}
