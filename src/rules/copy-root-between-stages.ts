import { flagOf, sourcesOf } from './_shared/copies.ts';
import { defineRule } from './_shared/define-rule.ts';
import { written } from './_shared/placed.ts';

export default defineRule({
  name: 'copy-root-between-stages',
  summary: 'Stages hand over named files, never their whole file system.',
  severity: 'medium',
  references: ['hadolint DL3067'],
  messages: { root: 'COPY --from of {path} brings everything that the stage was meant to leave behind' },
  check({ stages }, report) {
    for (const { stage, instruction } of written(stages, 'COPY')) {
      if (stage.base.kind === 'scratch') continue;
      const source = flagOf(instruction, 'from')
        ? sourcesOf(instruction).find(({ value }) => /^\/(?:\*|\.|usr\/?|root\/?|home\/?)?$/.test(value))
        : undefined;
      if (source) report({ at: source, message: 'root', data: { path: source.value } });
    }
  },
});
