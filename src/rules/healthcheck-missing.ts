import { defineRule, instructionsOf } from './_shared/define-rule.ts';

export default defineRule({
  name: 'healthcheck-missing',
  summary: 'Docker and compose can tell whether the service works.',
  severity: 'low',
  references: [
    'hadolint DL3057',
    'Trivy DS-0026',
    'Checkov CKV_DOCKER_2',
    'KICS b03a748a',
    'droast DF012',
    'CIS-DI-0006',
    'CIS Docker 4.6',
  ],
  messages: { missing: 'no HEALTHCHECK: Docker and compose think a hung server is fine' },
  check({ shipped, shippedStages, deployment }, report) {
    if (
      !shipped ||
      shipped.end.healthcheck ||
      deployment.kubernetes ||
      deployment.services.some(({ healthcheck }) => healthcheck)
    )
      return;
    const serves = [...shippedStages].some((stage) => instructionsOf(stage, 'EXPOSE').length > 0);
    const runs = shipped.end.cmd.by ?? shipped.end.entrypoint.by;
    if (runs) report({ at: shipped.from, message: 'missing', severity: serves ? 'low' : 'info' });
  },
});
