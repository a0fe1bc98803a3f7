import rule from '../../src/rules/ci-no-attestation.ts';
import { deploymentRuleTable } from './rule-table.ts';

deploymentRuleTable(rule, {
  accepts: [
    {
      '.github/workflows/a.yml':
        'jobs:\n  b:\n    steps:\n      - uses: docker/build-push-action@v6\n        with: { push: true, sbom: true, provenance: mode=max }\n',
    },
    { '.gitlab-ci.yml': 'b:\n  script:\n    - docker push x\n    - cosign sign x\n' },
  ],
  rejects: [
    [
      {
        '.github/workflows/a.yml':
          'jobs:\n  b:\n    steps:\n      - uses: docker/build-push-action@v6\n        with: { push: true }\n',
      },
      '.github/workflows/a.yml:4: images are pushed without SBOM',
    ],
  ],
});
