import rule from '../../src/rules/compose-hardening.ts';
import { deploymentRuleTable } from './rule-table.ts';

deploymentRuleTable(rule, {
  accepts: [
    {
      'compose.yaml':
        'services:\n  a:\n    build: .\n    read_only: true\n    cap_drop: [ALL]\n    security_opt: ["no-new-privileges:true"]\n    mem_limit: 1g\n  db:\n    image: postgres:17.1\n',
    },
    { 'compose.dev.yaml': 'services:\n  a:\n    build: .\n' },
  ],
  rejects: [
    [
      { 'compose.yaml': 'services:\n  a:\n    build: .\n    read_only: true\n' },
      'compose.yaml:2: a runs without cap_drop: [ALL], no-new-privileges, limits',
    ],
  ],
});
