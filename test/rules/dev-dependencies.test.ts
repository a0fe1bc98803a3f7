import rule from '../../src/rules/dev-dependencies.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM node:24 AS base\nENV NODE_ENV=production\nFROM base\nRUN npm ci',
    'FROM a\nRUN npm ci --omit=dev',
    'FROM a\nENV NODE_ENV=production\nRUN npm ci',
    'FROM a AS b\nRUN npm ci\nFROM scratch',
    'FROM a\nRUN npm ci && npm run build && npm prune --omit=dev',
    'FROM a\nRUN uv sync --frozen --no-dev',
    'FROM a\nRUN npm install -g x',
  ],
  rejects: [
    ['FROM a\nRUN npm ci', '2: npm installs development', 'FROM a\nRUN npm ci --omit=dev'],
    ['FROM a\nRUN composer install', '--no-dev', 'FROM a\nRUN composer install --no-dev'],
    ['FROM a\nRUN poetry install', 'poetry'],
  ],
});
