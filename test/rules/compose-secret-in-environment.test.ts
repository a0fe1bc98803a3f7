import rule from '../../src/rules/compose-secret-in-environment.ts';
import { deploymentRuleTable } from './rule-table.ts';

const handed = (value: string) => ({
  'compose.yaml': `services:\n  a:\n    image: x:1\n    environment:\n      DB_PASSWORD: ${value}\n`,
});

deploymentRuleTable(rule, {
  accepts: [
    ...[
      '',
      "''",
      '$PASS',
      '${PASS}',
      '${PASS?missing}',
      '${PASS:?missing}',
      '${{ secrets.PASS }}',
      '/run/secrets/db',
    ].map(handed),
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
    ...['x$PASS', 'hunter2${PASS?missing}', '${PASS?missing}hunter2', 'hunter2${{ x', 'x/run/secrets/db'].map(
      (value) => [handed(value), 'compose.yaml:5: DB_PASSWORD of a stands in the file with its value'] as const,
    ),
    ...['${PASS-changeme}', '${PASS:-changeme}', 'changeme'].map(
      (value) => [handed(value), 'DB_PASSWORD of a stands in the file with a stand-in value'] as const,
    ),
    [handed('${PASS:-hunter2000}'), 'DB_PASSWORD of a stands in the file with its value'],
  ],
});
