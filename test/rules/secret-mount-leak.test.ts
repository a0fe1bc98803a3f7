import rule from '../../src/rules/secret-mount-leak.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nRUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci',
    'FROM a\nRUN --mount=type=secret,id=t TOKEN=$(cat /run/secrets/t) npm ci',
    'FROM a\nRUN --mount=type=secret,id=t --mount=type=tmpfs,target=/tmp/h cp /run/secrets/t /tmp/h/x && npm ci',
    'FROM a\nRUN --mount=type=secret,id=t cat /run/secrets/t | login --stdin',
  ],
  rejects: [
    ['FROM a\nRUN --mount=type=secret,id=t cp /run/secrets/t /root/.npmrc', '2: cp copies the secret t'],
    ['FROM a\nRUN --mount=type=secret,id=t cat /run/secrets/t', 'build log'],
    ['FROM a\nRUN --mount=type=secret,id=t,env=TOK echo "x=$TOK" > .npmrc', 'written to .npmrc'],
    [
      'FROM a\nRUN --mount=type=cache,target=/root --mount=type=secret,id=n,target=/root/.npmrc npm ci',
      'below the cache mount /root',
    ],
    ['FROM a\nRUN --mount=type=secret,id=t,env=TOK npm config set //r/:_authToken=$TOK && npm ci', 'npm stores'],
  ],
});
