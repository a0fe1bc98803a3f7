import { defineRule } from './_shared/define-rule.ts';
import { externalImages } from './_shared/external-images.ts';

export default defineRule({
  name: 'image-not-a-stage',
  summary: 'Images that files are copied from are stages with a name.',
  severity: 'low',
  references: ['Docker docs: multi-stage builds', 'OpenSSF Scorecard Pinned-Dependencies'],
  messages: { bare: '{image} is used in place: make it a stage (`FROM {image} AS name`), so that bots see it' },
  check(input, report) {
    for (const { reference, range, use } of externalImages(input)) {
      if (use !== 'base') report({ at: range, message: 'bare', data: { image: reference.text } });
    }
  },
});
