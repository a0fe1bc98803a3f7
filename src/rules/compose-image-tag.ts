import { parseImageReference } from '../dockerfile/image-reference.ts';
import type { Service } from '../model/deployment.ts';
import type { ImageReference } from '../model/dockerfile.ts';
import { defineDeploymentRule } from './_shared/define-rule.ts';
import { endOfLife } from './_shared/end-of-life.ts';

export default defineDeploymentRule({
  name: 'compose-image-tag',
  summary: 'Images that a deployment names have an exact version.',
  severity: 'medium',
  references: ['CIS Docker 5.28', 'Checkov CKV_K8S_14', 'OpenSSF Scorecard Pinned-Dependencies'],
  messages: {
    weak: '{image} of {name} has no exact version: what runs depends on the day',
    ended: '{line}, which {name} runs, has had no fixes since {date}',
  },
  checkDeployment({ services }, report, { today }) {
    for (const service of services) {
      const { name, image, production } = service;
      const reference = pulled(service);
      const ended = reference && endOfLife(reference, today);
      if (image === null || reference === null) continue;
      if (ended) report({ from: image.from, message: 'ended', data: { name, ...ended }, severity: 'high' });
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

/** The image that a service takes from a registry; what it builds is only named. */
function pulled({ image, builds }: Service): ImageReference | null {
  return image && !builds ? parseImageReference(image.value) : null;
}
