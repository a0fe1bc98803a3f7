import { defineRule } from './_shared/define-rule.ts';
import { suppressionsOf } from './_shared/suppressions.ts';

export default defineRule({
  name: 'suppression-reason',
  summary: 'A suppression says why.',
  severity: 'low',
  references: ['OpenSSF Scorecard SAST'],
  messages: { reason: 'no reason given: write `# ironhull-ignore {rule}: why`' },
  check({ dockerfile }, report) {
    for (const { own, reason, ids, comment } of suppressionsOf(dockerfile)) {
      if (own && reason === '') report({ at: comment, message: 'reason', data: { rule: ids[0] ?? '' } });
    }
  },
});
