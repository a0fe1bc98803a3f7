import { defineRule } from './_shared/define-rule.ts';
import { written } from './_shared/placed.ts';

export default defineRule({
  name: 'oci-labels',
  summary: 'The image says where it comes from.',
  severity: 'info',
  references: ['hadolint DL3049', 'OCI image annotations'],
  messages: { missing: 'no {labels}: nobody can tell from the image which commit it is' },
  check({ shipped, shippedStages }, report) {
    if (!shipped) return;
    const present = new Set(
      written(shippedStages, 'LABEL').flatMap(({ instruction }) => instruction.pairs.map(({ key }) => key)),
    );
    const labels = ['source', 'revision']
      .map((name) => `org.opencontainers.image.${name}`)
      .filter((name) => !present.has(name));
    if (labels.length > 0) report({ at: shipped.from, message: 'missing', data: { labels: labels.join(', ') } });
  },
});
