import { defineRule } from './_shared/define-rule.ts';

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
    const own = shipped?.end.healthcheck ?? null;
    if (!shipped || wanted === undefined) return;
    if (wanted === 'image' && own === null && listens(shipped.body))
      report({ at: shipped.from, message: 'missing', key: 'health' });
    if (wanted === 'kubernetes' && own !== null && !/^NONE\b/i.test(own.text))
      report({ at: own, message: 'foreign', key: 'health' });
  },
});

/** A program without a port has nobody that asks it. */
function listens(body: readonly { readonly keyword: string }[]): boolean {
  return body.some(({ keyword }) => keyword === 'EXPOSE');
}
