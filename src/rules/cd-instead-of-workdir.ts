import type { Command, Instruction, Stage } from '../model/dockerfile.ts';
import { nextIn } from './_fixes/place.ts';
import { isPlainList } from './_fixes/plain-list.ts';
import { type Report, defineRule } from './_shared/define-rule.ts';
import { written } from './_shared/placed.ts';
import { isPosix } from './_shared/runs.ts';

export default defineRule({
  name: 'cd-instead-of-workdir',
  summary: 'WORKDIR changes the folder: a cd ends with its RUN.',
  severity: 'info',
  references: [
    'hadolint DL3003',
    'Trivy DS-0013',
    'Checkov CKV_DOCKER_10',
    'KICS f4a6bcd3',
    'droast DF008',
    'Semgrep use-workdir',
  ],
  messages: {
    only: 'cd alone in a RUN does nothing: WORKDIR',
    first: 'cd at the start of a RUN: WORKDIR says it for what follows too',
  },
  check({ stages, dockerfile }, report) {
    for (const { stage, instruction } of written(stages, 'RUN')) {
      const [first] = instruction.commands;
      if (first?.name !== 'cd' || first.via !== null || !isPosix(stage)) continue;
      if (instruction.commands.length === 1) report({ at: first, message: 'only', severity: 'medium' });
      else report({ at: first, message: 'first', ...fixOf(instruction, stage, dockerfile.text) });
    }
  },
});

/** A WORKDIR in front says the same where the next line sets another one, so that nothing else moves along. */
function fixOf(run: Instruction, stage: Stage, text: string): Pick<Report<string>, 'fix'> {
  const [cd, next] = run.commands;
  const folder = cd && plainFolder(cd);
  if (!cd || !next || folder === undefined || !isPlainList(run) || !setsFolder(nextIn(stage, run))) return {};
  if (!BETWEEN.test(text.slice(cd.range.end, next.range.start))) return {};
  const at = run.range.start;
  const edits = [
    { range: { start: at, end: at }, text: `WORKDIR ${folder}\n` },
    { range: { start: cd.range.start, end: next.range.start }, text: '' },
  ];
  return { fix: { title: 'say WORKDIR', safe: true, edits } };
}

/** Nothing but the operator, perhaps with a line that goes on: no bracket and no word of the shell. */
const BETWEEN = /^\s*(?:\\\n\s*)?&&\s*(?:\\\n\s*)?$/;

function plainFolder({ words }: Command): string | undefined {
  const [, folder, more] = words;
  return folder && !more && /^\/[\w./-]*$/.test(folder.raw) ? folder.raw : undefined;
}

function setsFolder(instruction: Instruction | undefined): boolean {
  return instruction?.keyword === 'WORKDIR' && instruction.text.startsWith('/');
}
