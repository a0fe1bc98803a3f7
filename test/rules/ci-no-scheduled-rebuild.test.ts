import rule from '../../src/rules/ci-no-scheduled-rebuild.ts';
import { deploymentRuleTable } from './rule-table.ts';

deploymentRuleTable(rule, {
  accepts: [
    {
      '.github/workflows/a.yml':
        'on:\n  schedule: [{ cron: "0 4 * * 1" }]\njobs:\n  b:\n    steps:\n      - uses: docker/build-push-action@v6\n        with: { push: true }\n',
    },
    { '.gitlab-ci.yml': 'b:\n  script: [docker push x]\n' },
  ],
  rejects: [
    [
      {
        '.github/workflows/a.yml':
          'jobs:\n  b:\n    steps:\n      - uses: docker/build-push-action@v6\n        with: { push: true }\n',
      },
      '.github/workflows/a.yml:4: images are pushed only',
    ],
  ],
});
