import type { Stage } from '../model/dockerfile.ts';
import { defineRule } from './_shared/define-rule.ts';
import { instructionsOf } from './_shared/placed.ts';

export default defineRule({
  name: 'policy-health',
  summary: 'Health is asked for where the team wants it: in the image, or by Kubernetes alone.',
  severity: 'medium',
  references: ['CIS Docker 4.6'],
  messages: {
    missing: 'no HEALTHCHECK, which every image of the team has',
    foreign: 'a HEALTHCHECK, which the team leaves to Kubernetes',
  },
  check({ shipped, settings }, report) {
    const wanted = settings.policy.values.health;
    if (!shipped || wanted === undefined) return;
    const own = ownCheck(shipped);
    if (wanted === 'kubernetes' && own !== null) report({ at: own, message: 'foreign', key: 'health' });
    // A program without a port has nobody that asks it.
    if (wanted === 'image' && own === null && instructionsOf(shipped, 'EXPOSE').length > 0)
      report({ at: shipped.from, message: 'missing', key: 'health' });
  },
});

function ownCheck({ end }: Stage): Stage['end']['healthcheck'] {
  return end.healthcheck !== null && !/^NONE\b/i.test(end.healthcheck.text) ? end.healthcheck : null;
}
