import type { Command, Instruction, Stage } from '../model/dockerfile.ts';
import { defineRule } from './_shared/define-rule.ts';
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
      if (!safe) report({ at: command, message: 'pipe', data: { name: command.name || 'the first command' } });
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
