import { parseImageReference } from '../dockerfile/image-reference.ts';
import { defineDeploymentRule } from './_shared/define-rule.ts';
import { endOfLife } from './_shared/end-of-life.ts';

export default defineDeploymentRule({
  name: 'compose-image-tag',
  summary: 'Images that a deployment names have an exact version.',
  severity: 'medium',
  references: [
    'CIS Docker 5.28',
    'KICS compose image tag',
    'Checkov CKV_K8S_14',
    'OpenSSF Scorecard Pinned-Dependencies',
  ],
  messages: {
    weak: '{image} of {name} has no exact version: what runs depends on the day',
    ended: '{line}, which {name} runs, has had no fixes since {date}',
  },
  checkDeployment({ services }, report, { today }) {
    for (const { name, image, builds, production } of services) {
      const reference = image && !builds ? parseImageReference(image.value) : null;
      if (!image || !reference) continue;
      const ended = endOfLife(reference, today);
      if (ended)
        report({
          from: image.from,
          message: 'ended',
          data: { name, line: ended.line, date: ended.date },
          severity: 'high',
        });
      else if (reference.digest === null && !/\d/.test(reference.tag ?? ''))
        report({
          from: image.from,
          message: 'weak',
          data: { image: reference.text, name },
          severity: production ? 'medium' : 'low',
        });
    }
  },
});
