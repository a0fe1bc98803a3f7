import rule from '../../src/rules/compose-image-tag.ts';
import { deploymentRuleTable } from './rule-table.ts';

deploymentRuleTable(rule, {
  accepts: [
    {
      'compose.yaml':
        'services:\n  a:\n    image: postgres:17.6\n  b:\n    build: .\n    image: shop/web\n  c:\n    image: $IMAGE\n',
    },
  ],
  rejects: [
    [
      {
        'compose.yaml':
          'services:\n  a:\n    image: postgres\n  b:\n    image: redis:latest\n  c:\n    image: postgres:12\n',
      },
      ['compose.yaml:3: postgres of a', 'compose.yaml:5: redis:latest', 'compose.yaml:7: postgres 12'],
    ],
  ],
});
