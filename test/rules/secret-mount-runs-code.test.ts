import rule from '../../src/rules/secret-mount-runs-code.ts';
import { ruleTable } from './rule-table.ts';
import { filled } from './shared/words.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nRUN --mount=type=secret,id=n npm ci --ignore-scripts',
    'FROM a\nRUN npm ci',
    'FROM a\nRUN --mount=type=secret,id=n pip download -r r.txt',
    'FROM a\nRUN --mount=type=secret,id=n pip install --only-binary :all: -r r.txt',
    'FROM a\nRUN --mount=type=secret,id=ca,target=/c npm ci',
    'FROM a\nRUN --mount=type=secret,id=n go mod download',
    'FROM a\nRUN --mount=type=secret,id=n uv sync --frozen --no-build',
    ...filled(
      'FROM a\nRUN --mount=type=secret,id=n %',
      `npm ci --package-lock-only
      pnpm install --lockfile-only
      yarn install --mode=skip-build
      bun install --ignore-scripts
      composer install --no-scripts
      pip install --only-binary=:all: x
      uv sync --only-binary x
      npm install -g x
      poetry install
      npm run build`,
    ),
    'FROM a\nRUN --mount=type=cache,id=n,target=/c npm ci',
    ...filled(
      'FROM a\nRUN --mount=type=secret,id=%,target=/c npm ci',
      `CA
      my-cert
      certificates`,
    ),
  ],
  rejects: [
    [
      'FROM a\nRUN --mount=type=secret,id=n npm ci',
      '2: npm runs install scripts of every dependency while the secret n',
    ],
    ['FROM a\nRUN --mount=type=secret,id=n pip install -r r.txt', 'wheels only'],
    ['FROM a\nRUN --mount=type=secret,id=n composer install', 'composer'],
    [
      'FROM a\nRUN --mount=type=secret,id=n npm ci',
      'while the secret n is mounted: fetch with --ignore-scripts, and build in a RUN without the secret [medium]',
      'FROM a\nRUN --mount=type=secret,id=n npm ci --ignore-scripts\nRUN npm rebuild',
    ],
    [
      'FROM a\nRUN --mount=type=secret,id=n npm ci && x\nCMD y',
      '2: npm',
      'FROM a\nRUN --mount=type=secret,id=n npm ci --ignore-scripts && x\nRUN npm rebuild\nCMD y',
    ],
    ...filled(
      'FROM a\nRUN --mount=type=secret,id=n %',
      `pnpm install
      yarn
      bun install
      composer install
      npm ci --x--ignore-scripts
      npm ci --ignore-scriptsy
      npm install express`,
    ).map((text) => [text, 'fetch with --ignore-scripts'] as const),
    [
      'FROM a\nRUN --mount=type=secret,id=n uv sync',
      'uv runs install scripts of every dependency while the secret n is mounted: take wheels only (--no-build), and build in a RUN without the secret',
    ],
    ['FROM a\nRUN --mount=type=secret,id=n uv sync --x--no-build', 'uv'],
    [
      'FROM a\nRUN --mount=type=secret,id=n pip install x --x--only-binary',
      'pip runs install scripts of every dependency while the secret n is mounted: take wheels only (--only-binary :all:), and build',
    ],
    ['FROM a\nRUN --mount=type=secret,id=cab npm ci', 'the secret cab'],
    ['FROM a\nRUN --mount=type=secret,id=xca npm ci', 'the secret xca'],
    ['FROM a\nRUN --mount=type=secret,target=/x npm ci', 'npm'],
  ],
  mends: 'unsafe',
});
