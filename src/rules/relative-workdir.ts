import { destinationOf } from './_shared/copies.ts';
import { defineRule } from './_shared/define-rule.ts';

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
      let known = stage.base.kind === 'scratch' || (stage.base.kind === 'stage' && set.has(stage.base.index));
      for (const instruction of stage.body) {
        if (instruction.keyword === 'WORKDIR') {
          const path = instruction.words[0];
          if (path && !known && /^[\w.-]/.test(path.value) && !/^[A-Za-z]:/.test(path.value))
            report({ at: path, message: 'workdir', data: { path: path.value } });
          known = true;
        }
        const destination = instruction.keyword === 'COPY' ? destinationOf(instruction) : undefined;
        if (destination && !known && /^[\w.-]/.test(destination.value) && !/^[A-Za-z]:/.test(destination.value))
          report({ at: destination, message: 'copy', data: { path: destination.value } });
      }
      if (known) set.add(stage.index);
    }
  },
});
