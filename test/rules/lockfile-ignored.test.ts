import rule from '../../src/rules/lockfile-ignored.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM ruby:3.4.7 AS base\nENV BUNDLE_DEPLOYMENT=1\nFROM base\nRUN bundle install',
    'FROM a\nRUN npm ci',
    'FROM a\nRUN pnpm install --frozen-lockfile',
    'FROM a\nRUN yarn install --immutable',
    'FROM a\nRUN yarn --version',
    'FROM a\nRUN uv sync --locked',
    'FROM a\nENV BUNDLE_FROZEN=1\nRUN bundle install',
    'FROM a\nRUN pip install --require-hashes -r r.txt',
    'FROM a\nRUN npm install -g x@1',
  ],
  rejects: [
    ['FROM a\nRUN npm install', '2: npm install may install other versions', 'FROM a\nRUN npm ci'],
    ['FROM a\nRUN npm i --omit=dev', 'npm ci', 'FROM a\nRUN npm ci --omit=dev'],
    ['FROM a\nRUN yarn', 'immutable'],
    ['FROM a\nRUN pnpm i', '--frozen-lockfile'],
    ['FROM a\nRUN composer update', 'anew'],
    ['FROM a\nRUN pip install -r requirements.txt', '[info, unsure]'],
    ['FROM a\nRUN uv sync', '--frozen'],
    ['FROM a\nRUN bundle install', 'BUNDLE_FROZEN'],
  ],
});
