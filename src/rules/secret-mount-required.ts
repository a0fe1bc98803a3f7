import { mountsOf } from '../dockerfile/mounts.ts';
import { defineRule } from './_shared/define-rule.ts';
import { placed } from './_shared/placed.ts';

export default defineRule({
  name: 'secret-mount-required',
  summary: 'A secret that a step needs is required.',
  severity: 'low',
  references: ['Docker docs: RUN --mount=type=secret', 'BuildKit issue 6498', 'Tally require-secret-mounts'],
  messages: { optional: 'secret {id} is optional: without it the step goes on, with an empty variable or no file' },
  check({ stages }, report) {
    for (const { instruction } of placed(stages, 'RUN')) {
      for (const mount of mountsOf(instruction)) {
        if (mount.type !== 'secret' || mount.required || mount.options.has('required')) continue;
        const end = mount.range.end;
        report({
          at: mount,
          message: 'optional',
          data: { id: mount.id ?? '' },
          fix: {
            title: 'add required=true',
            safe: true,
            edits: [{ range: { start: end, end }, text: ',required=true' }],
          },
        });
      }
    }
  },
});
