import rule from '../../src/rules/compose-open-port.ts';
import { deploymentRuleTable } from './rule-table.ts';

deploymentRuleTable(rule, {
  accepts: [
    {
      'compose.yaml':
        'services:\n  db:\n    image: postgres:17.6\n    ports: ["127.0.0.1:5432:5432"]\n  web:\n    image: shop/web:1\n    ports: ["80:8080"]\n',
    },
  ],
  rejects: [
    [
      { 'compose.yaml': 'services:\n  db:\n    image: postgres:17.6\n    ports:\n      - "5432:5432"\n' },
      'compose.yaml:5: db is published on every address',
    ],
  ],
});
