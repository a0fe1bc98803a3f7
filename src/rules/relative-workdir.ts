import type { Instruction } from '../model/dockerfile.ts';
import { destinationOf } from './_shared/copies.ts';
import { type Out, defineRule, instructionsOf } from './_shared/define-rule.ts';

export default defineRule({
  name: 'relative-workdir',
  summary: 'WORKDIR is absolute, and COPY to a relative path has one above it.',
  severity: 'low',
  references: [
    'hadolint DL3000',
    'hadolint DL3045',
    'BuildKit WorkdirRelativePath',
    'Trivy DS-0009',
    'KICS 6b376af8',
    'droast DF009',
    'droast DF063',
  ],
  messages: {
    workdir: 'WORKDIR {path} depends on a base image that may change its own',
    copy: 'COPY to {path} without a WORKDIR lands wherever the base image points',
  },
  check({ stages }, report) {
    const set = new Set<number>();
    for (const stage of stages) {
      const { base } = stage;
      let known = base.kind === 'scratch' || (base.kind === 'stage' && set.has(base.index));
      for (const instruction of instructionsOf(stage, 'WORKDIR', 'COPY')) {
        if (!known) checkPath(instruction, report);
        known ||= instruction.keyword === 'WORKDIR';
      }
      if (known) set.add(stage.index);
    }
  },
});

function checkPath(instruction: Instruction, report: Out<'workdir' | 'copy'>): void {
  const workdir = instruction.keyword === 'WORKDIR';
  const path = workdir ? instruction.words[0] : destinationOf(instruction);
  if (path && isRelative(path.value))
    report({ at: path, message: workdir ? 'workdir' : 'copy', data: { path: path.value } });
}

function isRelative(path: string): boolean {
  return /^[\w.-]/.test(path) && !/^[A-Za-z]:/.test(path);
}
