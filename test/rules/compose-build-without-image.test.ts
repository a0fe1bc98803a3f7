import rule from '../../src/rules/compose-build-without-image.ts';
import { deploymentRuleTable } from './rule-table.ts';

deploymentRuleTable(rule, {
  accepts: [
    { 'compose.yaml': 'services:\n  a:\n    build: .\n' },
    {
      'compose.yaml': 'services:\n  a:\n    build: .\n    image: x/y:1\n',
      '.gitlab-ci.yml': 'b:\n  script: [docker build .]\n',
    },
  ],
  rejects: [
    [
      { 'compose.yaml': 'services:\n  a:\n    build: .\n', '.gitlab-ci.yml': 'b:\n  script: [docker build .]\n' },
      'compose.yaml:2: a is built where it runs',
    ],
    [
      { '.github/workflows/d.yml': 'jobs:\n  d:\n    steps:\n      - run: ssh host "docker compose up -d --build"\n' },
      '.github/workflows/d.yml:4',
    ],
  ],
});
