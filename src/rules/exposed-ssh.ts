import type { Instruction } from '../model/dockerfile.ts';
import { hasAzureConsole } from './_shared/azure-console.ts';
import { type Out, defineRule } from './_shared/define-rule.ts';
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
    azure: 'an SSH server on port 2222 is the console of Azure App Service: leave it out everywhere else',
  },
  check({ stages, shippedStages }, report) {
    const azure = hasAzureConsole(shippedStages);
    for (const { instruction } of written(stages, 'EXPOSE')) checkPorts(instruction, azure, report);
    for (const { packages } of osPackageCalls(shippedStages).filter(({ action }) => action === 'install')) {
      const server = packages.find((word) => /^(?:openssh-server|dropbear)$/.test(packageName(word)));
      if (server && azure) report({ at: server, message: 'azure', severity: 'info' });
      else if (server) report({ at: server, message: 'server' });
    }
  },
});

function checkPorts({ words }: Instruction, azure: boolean, report: Out<'port'>): void {
  const port = words.find(({ value }) => /^(?:22|2222)(?:\/tcp)?$/i.test(value));
  const severity = port?.value.startsWith('2222') === true ? 'low' : 'medium';
  if (port && !(azure && severity === 'low')) report({ at: port, message: 'port', severity });
}
