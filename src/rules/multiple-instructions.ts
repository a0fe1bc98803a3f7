import { positionOf } from '../dockerfile/positions.ts';
import { defineRule } from './_shared/define-rule.ts';
import { written } from './_shared/placed.ts';

export default defineRule({
  name: 'multiple-instructions',
  summary: 'A stage has one CMD, one ENTRYPOINT and one HEALTHCHECK.',
  severity: 'medium',
  references: [
    'hadolint DL4003',
    'hadolint DL4004',
    'hadolint DL3012',
    'BuildKit MultipleInstructionsDisallowed',
    'Trivy DS-0016',
    'Trivy DS-0007',
    'Trivy DS-0023',
    'KICS 41c195f4',
    'KICS 6938958b',
    'droast DF038',
    'droast DF039',
    'droast DF041',
  ],
  messages: { dead: 'this {keyword} does nothing: a later one in line {line} replaces it' },
  check({ stages, dockerfile }, report) {
    for (const keyword of ['CMD', 'ENTRYPOINT', 'HEALTHCHECK']) {
      for (const [, all] of Map.groupBy(written(stages, keyword), ({ stage }) => stage)) {
        const last = all.at(-1)?.instruction;
        if (!last) continue;
        const line = positionOf(dockerfile.lineStarts, last.range.start).line;
        for (const { instruction: dead } of all.slice(0, -1))
          report({ at: dead, message: 'dead', data: { keyword, line } });
      }
    }
  },
});
