import rule from '../../src/rules/dev-dependencies.ts';
import { ruleTable } from './rule-table.ts';
import { filled } from './shared/words.ts';

ruleTable(rule, {
  accepts: [
    'FROM node:24 AS base\nENV NODE_ENV=production\nFROM base\nRUN npm ci',
    'FROM a\nRUN npm ci --omit=dev',
    'FROM a\nENV NODE_ENV=production\nRUN npm ci',
    'FROM a AS b\nRUN npm ci\nFROM scratch',
    'FROM a\nRUN npm ci && npm run build && npm prune --omit=dev',
    'FROM a\nRUN uv sync --frozen --no-dev',
    'FROM a\nRUN npm install -g x',
    ...filled(
      'FROM a\nRUN %',
      `npm ci --production
      npm ci --only=prod
      npm ci --only=production
      pnpm install --prod
      pnpm install -P
      pnpm install --production
      yarn --production
      yarn install --production=true
      bun install --production
      bun install -p
      composer install --no-dev
      uv sync --no-default-groups
      uv sync --only-group=x
      poetry install --only=main
      poetry install --only main
      poetry install --without=dev
      poetry install --no-dev
      npm ci && npm prune --production
      pnpm install && pnpm prune --prod
      yarn && yarn prune
      yarn && yarn workspaces focus --all --production
      NODE_ENV=production npm ci
      NPM_CONFIG_OMIT=dev npm ci
      npm_config_omit=dev npm ci
      NPM_CONFIG_PRODUCTION=true npm ci
      NPM_CONFIG_PRODUCTION=1 npm ci
      UV_NO_DEV=1 uv sync
      COMPOSER_NO_DEV=1 composer install
      pip install -r a.txt
      npm install x`,
    ),
    'FROM a\nENV COMPOSER_NO_DEV=1\nRUN composer install',
    'FROM a\nENV UV_NO_DEV=1\nRUN uv sync',
  ],
  rejects: [
    ['FROM a\nRUN npm ci', '2: npm installs development', 'FROM a\nRUN npm ci --omit=dev'],
    ['FROM a\nRUN composer install', '--no-dev', 'FROM a\nRUN composer install --no-dev'],
    ['FROM a\nRUN poetry install', 'poetry'],
    [
      'FROM a\nRUN pnpm install',
      '2: pnpm installs development dependencies into the shipped stage: --prod [medium]',
      'FROM a\nRUN pnpm install --prod',
    ],
    // Yarn knows the flag up to version 1 alone.
    ['FROM a\nRUN yarn', ': --production', 'FROM a\nRUN yarn'],
    ['FROM a\nRUN yarn --frozen-lockfile', ': --production', 'FROM a\nRUN yarn --frozen-lockfile --production'],
    // What is left out may be what builds.
    ['FROM a\nRUN npm ci\nRUN npm run build', ': --omit=dev', 'FROM a\nRUN npm ci\nRUN npm run build'],
    ['FROM a\nRUN npm ci && npx tsc', ': --omit=dev', 'FROM a\nRUN npm ci && npx tsc'],
    ['FROM a\nRUN npm run build\nRUN npm ci', ': --omit=dev', 'FROM a\nRUN npm run build\nRUN npm ci --omit=dev'],
    ['FROM a\nRUN bun install', ': --production', 'FROM a\nRUN bun install --production'],
    ['FROM a\nRUN uv sync', ': --no-dev', 'FROM a\nRUN uv sync --no-dev'],
    ['FROM a\nRUN poetry install', ': --only=main', 'FROM a\nRUN poetry install --only=main'],
    ...filled(
      'FROM a\nRUN %',
      `npm ci --omit=devx
      npm ci --xomit=dev --x--production
      npm ci --x--omit=dev
      npm ci --productionx
      npm ci && echo npm prune
      npm ci && echo yarn workspaces focus --production
      NODE_ENV=dev npm ci
      NODE_ENV=1 npm ci
      NODE_ENV=xproduction npm ci
      NODE_ENV=productionx npm ci
      OTHER=production npm ci
      COMPOSER_NO_DEV=1 npm ci`,
    ).map((text) => [text, '2: npm installs'] as const),
    ['FROM a\nRUN pnpm install --prodx', 'pnpm'],
    ['FROM a\nRUN pnpm install --x--prod', 'pnpm'],
    ['FROM a\nRUN yarn --x--production', 'yarn'],
    ['FROM a\nRUN bun install --productionx', 'bun'],
    ['FROM a\nRUN bun install --x-p', 'bun'],
    ['FROM a\nRUN composer install --no-devs', 'composer'],
    ['FROM a\nRUN composer install --x--no-dev', 'composer'],
    ['FROM a\nRUN NODE_ENV=production composer install', 'composer'],
    ['FROM a\nRUN uv sync --no-devs', 'uv'],
    ['FROM a\nRUN uv sync --x--no-dev', 'uv'],
    ['FROM a\nRUN poetry install --onlyx', 'poetry'],
    ['FROM a\nRUN poetry install --x--only', 'poetry'],
    ['FROM a\nARG NODE_ENV=production\nRUN npm ci', '3: npm'],
    ['FROM a\nENV NODE_ENV=development\nRUN npm ci', '3: npm'],
    ['FROM a\nRUN npm ci\nENV NODE_ENV=production', '2: npm'],
  ],
  mends: 'unsafe',
});
