import { defineRule } from './_shared/define-rule.ts';
import { payload } from './_shared/runs.ts';

export default defineRule({
  name: 'maintainer',
  summary: 'Who maintains an image stands in a label.',
  severity: 'info',
  references: [
    'hadolint DL4000',
    'BuildKit MaintainerDeprecated',
    'Trivy DS-0022',
    'Checkov CKV_DOCKER_6',
    'KICS 99614418',
  ],
  messages: { old: 'MAINTAINER is deprecated: LABEL org.opencontainers.image.authors' },
  check({ dockerfile }, report) {
    for (const outer of dockerfile.instructions) {
      const instruction = payload(outer);
      if (instruction.keyword !== 'MAINTAINER') continue;
      const value = JSON.stringify(instruction.text.replace(/^"(.*)"$/, '$1'));
      const plain = !/[$\\]/.test(instruction.text);
      report({
        at: instruction,
        message: 'old',
        ...(plain
          ? {
              fix: {
                title: 'make it a label',
                safe: true,
                edits: [
                  {
                    range: { start: instruction.keywordRange.start, end: instruction.range.end },
                    text: `LABEL org.opencontainers.image.authors=${value}`,
                  },
                ],
              },
            }
          : {}),
      });
    }
  },
});
