import rule from '../../src/rules/compose-host-access.ts';
import { deploymentRuleTable } from './rule-table.ts';

deploymentRuleTable(rule, {
  accepts: [
    {
      'compose.yaml':
        'services:\n  a:\n    image: x:1\n    volumes: ["./data:/data", "named:/x"]\n    network_mode: bridge\n',
    },
  ],
  rejects: [
    [
      {
        'compose.yaml':
          'services:\n  a:\n    image: x:1\n    network_mode: host\n    volumes:\n      - /var/run/docker.sock:/s\n      - /etc:/host-etc\n',
      },
      ['compose.yaml:4', 'compose.yaml:6: a gets the Docker socket', 'compose.yaml:7: a mounts /etc'],
    ],
  ],
});
