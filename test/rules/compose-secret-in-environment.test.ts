import rule from '../../src/rules/compose-secret-in-environment.ts';
import { deploymentRuleTable } from './rule-table.ts';

deploymentRuleTable(rule, {
  accepts: [
    {
      'compose.yaml':
        'services:\n  a:\n    image: x:1\n    environment:\n      DB_PASSWORD: ${DB_PASSWORD}\n      API_TOKEN: ${API_TOKEN:?missing}\n      DB_PASSWORD_FILE: /run/secrets/db\n      LOG: x\n',
    },
  ],
  rejects: [
    [
      {
        'compose.yaml':
          'services:\n  a:\n    image: x:1\n    environment:\n      DB_PASSWORD: hunter2000\n      API_TOKEN: ${API_TOKEN:-changeme}\n',
      },
      ['compose.yaml:5: DB_PASSWORD of a stands', 'compose.yaml:6: API_TOKEN of a stands in the file with a stand-in'],
    ],
    [
      {
        'k8s/a.yaml':
          'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n      env:\n        - name: DB_PASSWORD\n          value: s3cr3tvalue\n',
      },
      'DB_PASSWORD of a',
    ],
  ],
});
