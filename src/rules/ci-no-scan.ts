import { defineDeploymentRule } from './_shared/define-rule.ts';

export default defineDeploymentRule({
  name: 'ci-no-scan',
  summary: 'An image is scanned before it is pushed.',
  severity: 'low',
  references: ['CIS Docker 4.4', 'OWASP Docker 9', 'NIST SP 800-190 4.1.1'],
  messages: { scan: 'images are pushed and nothing scans them' },
  checkDeployment({ pipelines }, report) {
    if (pipelines.some(({ scans }) => scans)) return;
    const first = pipelines.flatMap(({ pushes }) => pushes)[0];
    if (first) report({ from: first.from, message: 'scan' });
  },
});
