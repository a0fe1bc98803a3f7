import { defineDeploymentRule } from './_shared/define-rule.ts';

export default defineDeploymentRule({
  name: 'policy-exception',
  summary: 'Exceptions come from whoever may grant them, and hold until their day.',
  severity: 'high',
  references: ['NIST SP 800-190 4.1.5'],
  messages: { breach: '{what}' },
  checkDeployment(_deployment, report, { breaches }) {
    for (const { kind, from, key, message } of breaches)
      if (kind === 'exception') report({ from, message: 'breach', data: { what: message }, key });
  },
});
