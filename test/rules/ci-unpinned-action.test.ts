import rule from '../../src/rules/ci-unpinned-action.ts';
import { deploymentRuleTable } from './rule-table.ts';

deploymentRuleTable(rule, {
  accepts: [
    {
      '.github/workflows/a.yml':
        'jobs:\n  b:\n    steps:\n      - uses: docker/build-push-action@aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n      - uses: ./local\n',
    },
    { '.github/workflows/a.yml': 'jobs:\n  b:\n    steps:\n      - uses: x/y@v1\n' },
  ],
  rejects: [
    [
      { '.github/workflows/a.yml': 'jobs:\n  b:\n    steps:\n      - uses: docker/build-push-action@v6\n' },
      '.github/workflows/a.yml:4: docker/build-push-action@v6 can be replaced',
    ],
  ],
});
