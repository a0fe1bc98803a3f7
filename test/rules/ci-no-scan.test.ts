import rule from '../../src/rules/ci-no-scan.ts';
import { deploymentRuleTable } from './rule-table.ts';

deploymentRuleTable(rule, {
  accepts: [
    { '.gitlab-ci.yml': 'b:\n  script:\n    - docker push r/x:1\n    - trivy image r/x:1\n' },
    { '.gitlab-ci.yml': 'b:\n  script:\n    - docker build .\n' },
  ],
  rejects: [[{ '.gitlab-ci.yml': 'b:\n  script:\n    - docker push r/x:1\n' }, '.gitlab-ci.yml:3: images are pushed']],
});
