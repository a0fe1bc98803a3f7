import rule from '../../src/rules/ci-mutable-tag.ts';
import { deploymentRuleTable } from './rule-table.ts';

const pushing = (image: string) => ({
  '.gitlab-ci.yml': `b:\n  script:\n    - docker build -t ${image} .\n    - docker push ${image}\n`,
});

deploymentRuleTable(rule, {
  accepts: [
    ...['r/x:1.2', 'r/x:v10.25.3', 'r/x:1f3c5a7', 'r:5000/x:1f3c5a7e9b', '$IMAGE', 'r/x:$TAG'].map(pushing),
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
    ...['r/x', 'r/x:1', 'r/x:main', 'r/x:1f3c5a', 'r/x:v1f3c5a7', 'r/x:1f3c5a7-x', 'r:5000/x', 'r1.2:5000/x:a'].map(
      (image) => [pushing(image), `.gitlab-ci.yml:3: only ${image} is pushed`] as const,
    ),
  ],
});
