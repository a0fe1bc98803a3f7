import { defineRule } from './_shared/define-rule.ts';
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
  check({ stages }, report) {
    for (const { stage, instruction } of written(stages, 'RUN')) {
      const [first] = instruction.commands;
      if (first?.name !== 'cd' || first.via !== null || !isPosix(stage)) continue;
      if (instruction.commands.length === 1) report({ at: first, message: 'only', severity: 'medium' });
      else report({ at: first, message: 'first' });
    }
  },
});
