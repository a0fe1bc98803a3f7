import rule from '../../src/rules/lockfile-ignored.ts';
import { ruleTable } from './rule-table.ts';
import { filled } from './shared/words.ts';

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
    ...filled(
      'FROM a\nRUN %',
      `npm clean-install
      npm install-clean
      npm install express
      pnpm install --offline
      CI=1 pnpm install
      pnpm i ci
      yarn install --frozen-lockfile
      yarn install --pure-lockfile
      CI=true yarn
      YARN_ENABLE_IMMUTABLE_INSTALLS=1 yarn
      bun install --frozen-lockfile
      uv sync --frozen
      UV_FROZEN=1 uv sync
      UV_LOCKED=1 uv sync
      composer install
      bundle install --frozen
      bundle install --deployment
      bundle config set --local frozen true && bundle install
      bundle config deployment true && bundle install
      pipenv sync
      pipenv install --deploy
      pipenv install --ignore-pipfile
      pdm sync
      pdm install --frozen-lockfile
      poetry install
      pip install -r a.txt --no-index
      pip install .`,
    ),
    'FROM a\nENV CI=1\nRUN pnpm install',
    ['FROM a\nRUN npm ci', { context: { files: [] } }],
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
    ...(
      [
        ['yarn', 'yarn install --immutable (or --frozen-lockfile with Yarn 1)'],
        ['yarn install', 'yarn install --immutable (or --frozen-lockfile with Yarn 1)'],
        ['XCI=1 yarn install', 'yarn install --immutable (or --frozen-lockfile with Yarn 1)'],
        ['composer update', 'composer install'],
        ['bundle install', 'BUNDLE_FROZEN=1'],
        ['pipenv install', 'pipenv sync'],
        ['pdm install', 'pdm sync'],
      ] as const
    ).map(([command, instead]) => [`FROM a\nRUN ${command} --x`, `: ${instead} [medium]`] as const),
    ['FROM a\nRUN bundle config set path x && bundle install', '2: bundle install may'],
    ['FROM a\nRUN x bundle config set frozen && bundle install', '2: bundle install may'],
    ['FROM a\nARG CI=1\nRUN pnpm install', 'pnpm', 'FROM a\nARG CI=1\nRUN pnpm install --frozen-lockfile'],
    [
      'FROM a\nRUN pnpm install -P',
      '2: pnpm install may install other versions than the lock file says: pnpm install --frozen-lockfile',
      'FROM a\nRUN pnpm install -P --frozen-lockfile',
    ],
    ['FROM a\nRUN bun install', 'bun install --frozen-lockfile', 'FROM a\nRUN bun install --frozen-lockfile'],
    [
      'FROM a\nRUN uv sync',
      'uv sync may install other versions than the lock file says: uv sync --frozen (or --locked)',
      'FROM a\nRUN uv sync --locked',
    ],
    ['FROM a\nRUN /usr/bin/npm install', 'npm ci', 'FROM a\nRUN /usr/bin/npm install'],
    ['FROM a\nRUN npm install', 'npm ci', 'FROM a\nRUN npm install', { context: { files: [] } }],
    ['FROM a\nRUN npm install', 'npm ci', 'FROM a\nRUN npm ci', { context: { files: ['package-lock.json'] } }],
    ['FROM a\nRUN npm install', 'npm ci', 'FROM a\nRUN npm ci', { context: { files: ['npm-shrinkwrap.json'] } }],
    [
      'FROM a\nRUN pnpm install',
      'pnpm',
      'FROM a\nRUN pnpm install --frozen-lockfile',
      { context: { files: ['pnpm-lock.yaml'] } },
    ],
    [
      'FROM a\nRUN bun install',
      'bun',
      'FROM a\nRUN bun install --frozen-lockfile',
      { context: { files: ['bun.lock'] } },
    ],
    [
      'FROM a\nRUN bun install',
      'bun',
      'FROM a\nRUN bun install --frozen-lockfile',
      { context: { files: ['bun.lockb'] } },
    ],
    ['FROM a\nRUN uv sync', 'uv', 'FROM a\nRUN uv sync --locked', { context: { files: ['uv.lock'] } }],
    ['FROM a\nRUN yarn', 'yarn', 'FROM a\nRUN yarn', { context: { files: ['yarn.lock'] } }],
    ['FROM a\nRUN composer update', '2: composer update resolves every dependency anew: composer install'],
    [
      'FROM a\nRUN pip install --requirement a.txt',
      'pip does not compare what it downloads with hashes: --require-hashes',
    ],
  ],
  mends: 'unsafe',
});
