import rule from '../../src/rules/ci-mutable-tag.ts';
import { deploymentRuleTable } from './rule-table.ts';

deploymentRuleTable(rule, {
  accepts: [
    {
      '.gitlab-ci.yml':
        'b:\n  script:\n    - docker build -t r/x:$CI_COMMIT_SHA -t r/x:latest .\n    - docker push r/x:$CI_COMMIT_SHA\n',
    },
    { '.gitlab-ci.yml': 'b:\n  script:\n    - docker build -t x:latest .\n' },
  ],
  rejects: [
    [
      { '.gitlab-ci.yml': 'b:\n  script:\n    - docker build -t r/x:latest .\n    - docker push r/x:latest\n' },
      '.gitlab-ci.yml:3: only r/x:latest',
    ],
  ],
});
