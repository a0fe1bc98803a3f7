import { defineDeploymentRule } from './_shared/define-rule.ts';

export default defineDeploymentRule({
  name: 'policy-lock',
  summary: 'Nothing in the repository changes what the team has locked.',
  severity: 'high',
  references: ['NIST SP 800-190 4.1.5'],
  messages: { breach: '{what}' },
  checkDeployment(_deployment, report, { breaches }) {
    for (const { kind, from, key, message } of breaches)
      if (kind === 'lock') report({ from, message: 'breach', data: { what: message }, key });
  },
});
