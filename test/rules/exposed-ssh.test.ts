import rule from '../../src/rules/exposed-ssh.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: ['FROM a\nEXPOSE 8080 2200-2300', 'FROM a\nRUN apt-get install -y openssh-client'],
  rejects: [
    ['FROM a\nEXPOSE 80 22/tcp', 'port 22'],
    ['FROM a\nRUN apk add openssh-server', 'SSH server'],
  ],
});
