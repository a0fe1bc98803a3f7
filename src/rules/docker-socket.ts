import { defineRule } from './_shared/define-rule.ts';
import { written } from './_shared/placed.ts';
import { osPackageCalls, packageName } from './_shared/packages.ts';

export default defineRule({
  name: 'docker-socket',
  summary: 'The image does not ask for the Docker socket.',
  severity: 'high',
  references: ['OWASP Docker 1', 'CIS Docker 5.32', 'Semgrep dockerd-socket-mount'],
  messages: {
    socket: 'who can write the Docker socket is root on the host',
    client: "a Docker client in the shipped image wants the host's socket",
  },
  check({ stages, shippedStages }, report) {
    for (const { instruction } of written(stages, 'VOLUME', 'ENV', 'COPY')) {
      if (/docker\.sock\b/.test(instruction.text)) report({ at: instruction, message: 'socket' });
    }
    for (const call of osPackageCalls(shippedStages)) {
      const client =
        call.action === 'install'
          ? call.packages.find((word) => /^docker(?:\.io|-ce|-ce-cli|-cli)?$/.test(packageName(word)))
          : undefined;
      if (client) report({ at: client, message: 'client', severity: 'medium', confidence: 'low' });
    }
  },
});
