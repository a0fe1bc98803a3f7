import { defineRule } from './_shared/define-rule.ts';
import { written } from './_shared/placed.ts';
import { osPackageCalls, packageName } from './_shared/packages.ts';

export default defineRule({
  name: 'exposed-ssh',
  summary: 'The container offers no SSH.',
  severity: 'medium',
  builder: 'skip',
  references: ['Trivy DS-0004', 'Checkov CKV_DOCKER_1', 'KICS 5907595b', 'CIS Docker 5.7'],
  messages: {
    port: 'port 22 is exposed: use `docker exec` or `kubectl exec` instead of SSH',
    server: 'an SSH server in the image is a second service and a second door',
  },
  check({ stages, shippedStages }, report) {
    for (const { instruction } of written(stages, 'EXPOSE')) {
      const port = instruction.words.find((word) => /^(?:22|2222)(?:\/tcp)?$/i.test(word.value));
      if (port) report({ at: port, message: 'port', severity: port.value.startsWith('2222') ? 'low' : 'medium' });
    }
    for (const call of osPackageCalls(shippedStages)) {
      const server =
        call.action === 'install'
          ? call.packages.find((word) => /^(?:openssh-server|dropbear)$/.test(packageName(word)))
          : undefined;
      if (server) report({ at: server, message: 'server' });
    }
  },
});
