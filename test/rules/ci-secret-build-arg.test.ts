import rule from '../../src/rules/ci-secret-build-arg.ts';
import { deploymentRuleTable } from './rule-table.ts';

const pushed = (argument: string) => ({
  '.github/workflows/a.yml': `jobs:\n  b:\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          build-args: |\n            ${argument}\n`,
});

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
      'provenance: say secrets: x=${{ secrets.NPM }}',
    ],
    [
      { '.gitlab-ci.yml': 'b:\n  script:\n    - docker build --build-arg NPM_TOKEN=$T .\n' },
      'provenance: say --secret id=npm_token,env=T',
    ],
    [
      { 'compose.yaml': 'services:\n  a:\n    build:\n      context: .\n      args:\n        API_TOKEN: x\n' },
      'provenance: say secrets: [api_token]',
    ],
    [
      { 'docker-bake.hcl': 'target "a" {\n  args = { NPM_TOKEN = f(NPM) }\n}\n' },
      'docker-bake.hcl:1: the build argument NPM_TOKEN carries a secret: it stays in the image\'s history and in the provenance: say secret = ["id=npm_token,env=NPM_TOKEN"]',
    ],
    [
      { 'docker-bake.json': '{"target":{"a":{"args":{"NPM_TOKEN":"${T}"}}}}' },
      'provenance: say "secret": ["id=npm_token,env=T"]',
    ],
    [pushed('X=${{secrets.NPM}}'), ': say secrets: x=${{secrets.NPM}}'],
    [pushed('X=${{  secrets.NPM  }}'), ': say secrets: x=${{  secrets.NPM  }}'],
    [pushed('X=a${{ secrets.NPM }}'), ': say --secret id=x,env=X'],
    [pushed('X=${{ secrets.NPM }}a'), ': say --secret id=x,env=X'],
    [pushed('NPM_TOKEN=$T'), ': say --secret id=npm_token,env=T'],
    [pushed('NPM_TOKEN=a$T'), ': say --secret id=npm_token,env=NPM_TOKEN'],
    [
      { '.gitlab-ci.yml': 'b:\n  script:\n    - docker build --build-arg NPM_TOKEN=${T}x .\n' },
      ': say --secret id=npm_token,env=NPM_TOKEN',
    ],
  ],
});
