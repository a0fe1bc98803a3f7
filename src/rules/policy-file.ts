import { defineDeploymentRule } from './_shared/define-rule.ts';

export default defineDeploymentRule({
  name: 'policy-file',
  summary: 'No file stands in the repository that the team forbids, and those it emits are as they were made.',
  severity: 'high',
  references: ['NIST SP 800-190 4.1.5'],
  messages: { breach: '{what}' },
  checkDeployment(_deployment, report, { breaches }) {
    for (const { kind, from, key, message } of breaches)
      if (kind === 'file') report({ from, message: 'breach', data: { what: message }, key });
  },
});
