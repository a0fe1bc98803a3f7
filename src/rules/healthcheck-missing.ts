import { defineRule } from './_shared/define-rule.ts';
import { healthFix } from './_fixes/health.ts';

export default defineRule({
  name: 'healthcheck-missing',
  summary: 'Docker and compose can tell whether the service works.',
  severity: 'info',
  references: [
    'hadolint DL3057',
    'Trivy DS-0026',
    'Checkov CKV_DOCKER_2',
    'KICS b03a748a',
    'droast DF012',
    'CIS-DI-0006',
    'CIS Docker 4.6',
    'KICS 698ed579',
  ],
  messages: {
    missing: 'no HEALTHCHECK: Docker thinks a hung server is fine',
    compose: 'no HEALTHCHECK here or in compose: a hung server is never restarted',
  },
  mayMend: 'ask the endpoint that the code has',
  check({ shipped, deployment, project }, report) {
    if (!shipped || shipped.end.healthcheck || deployment.kubernetes) return;
    const services = deployment.services.filter(
      ({ source, builds, production }) => source === 'compose' && builds && production,
    );
    if (services.some(({ healthcheck }) => healthcheck)) return;
    if (services.length > 0)
      report({ at: shipped.from, message: 'compose', severity: 'low', ...healthFix(shipped, project) });
    else if (shipped.end.cmd.by ?? shipped.end.entrypoint.by)
      report({ at: shipped.from, message: 'missing', ...healthFix(shipped, project) });
  },
});
