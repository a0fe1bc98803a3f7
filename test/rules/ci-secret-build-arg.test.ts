import rule from '../../src/rules/ci-secret-build-arg.ts';
import { deploymentRuleTable } from './rule-table.ts';

deploymentRuleTable(rule, {
  accepts: [
    {
      '.github/workflows/a.yml':
        'jobs:\n  b:\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          build-args: VERSION=${{ github.sha }}\n          secrets: npm=${{ secrets.NPM }}\n',
    },
  ],
  rejects: [
    [
      {
        '.github/workflows/a.yml':
          'jobs:\n  b:\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          build-args: |\n            X=${{ secrets.NPM }}\n',
      },
      'the build argument X',
    ],
    [
      { '.gitlab-ci.yml': 'b:\n  script:\n    - docker build --build-arg NPM_TOKEN=$T .\n' },
      '.gitlab-ci.yml:3: the build argument NPM_TOKEN',
    ],
    [
      { 'compose.yaml': 'services:\n  a:\n    build:\n      context: .\n      args:\n        API_TOKEN: x\n' },
      'API_TOKEN',
    ],
  ],
});
