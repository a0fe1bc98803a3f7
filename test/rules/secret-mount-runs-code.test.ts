import rule from '../../src/rules/secret-mount-runs-code.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nRUN --mount=type=secret,id=n npm ci --ignore-scripts',
    'FROM a\nRUN npm ci',
    'FROM a\nRUN --mount=type=secret,id=n pip download -r r.txt',
    'FROM a\nRUN --mount=type=secret,id=n pip install --only-binary :all: -r r.txt',
    'FROM a\nRUN --mount=type=secret,id=ca,target=/c npm ci',
    'FROM a\nRUN --mount=type=secret,id=n go mod download',
    'FROM a\nRUN --mount=type=secret,id=n uv sync --frozen --no-build',
  ],
  rejects: [
    [
      'FROM a\nRUN --mount=type=secret,id=n npm ci',
      '2: npm runs install scripts of every dependency while the secret n',
    ],
    ['FROM a\nRUN --mount=type=secret,id=n pip install -r r.txt', 'wheels only'],
    ['FROM a\nRUN --mount=type=secret,id=n composer install', 'composer'],
  ],
});
