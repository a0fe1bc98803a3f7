import type { ImageReference } from '../model/dockerfile.ts';
import { defineRule } from './_shared/define-rule.ts';
import { externalImages } from './_shared/external-images.ts';

export default defineRule({
  name: 'policy-base-image',
  summary: 'Images are based on the families that the team allows.',
  severity: 'high',
  references: ['Docker Scout approved base images', 'NIST SP 800-190 4.1.5'],
  messages: {
    never: '{image} is {family}, which the team uses nowhere',
    shipped: '{image} is {family}; the team ships {allowed}',
  },
  check(input, report) {
    const { allowed = [], never = [] } = input.settings.policy.values.bases ?? {};
    for (const { reference, range, use, stage } of externalImages(input)) {
      const family = familyOf(reference);
      const image = reference.text;
      if (never.some((one) => one === family))
        report({ at: range, message: 'never', data: { image, family }, key: 'bases.never' });
      else if (
        use === 'base' &&
        input.shippedStages.has(stage) &&
        allowed.length > 0 &&
        !allowed.some((one) => one === family)
      )
        report({
          at: range,
          message: 'shipped',
          data: { image, family, allowed: allowed.join(', ') },
          key: 'bases.allowed',
        });
    }
  },
});

/** Told by names, since a mirror or a team's own image has no row in the catalogue. */
function familyOf({ registry, repository, tag }: ImageReference): string {
  const name = `${registry}/${repository}`;
  if (/(?:^|\/)distroless\//.test(name)) return 'distroless';
  if (/^cgr\.dev\/|\/chainguard\/|\/wolfi/.test(name)) return 'chainguard';
  if (/^dhi\.io\/|\/dhi\//.test(name)) return 'dhi';
  if (/(?:^|\/)alpine$/.test(name) || /(?:^|-)alpine/.test(tag ?? '')) return 'alpine';
  if (/unprivileged/.test(name)) return 'unprivileged';
  return /(?:^|-)slim/.test(tag ?? '') ? 'slim' : 'full';
}
