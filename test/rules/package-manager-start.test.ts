import rule from '../../src/rules/package-manager-start.ts';
import { ruleTable } from './rule-table.ts';
import { filled } from './shared/words.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nCMD ["node", "x.js"]',
    'FROM a AS b\nCMD npm start\nFROM c',
    'FROM a\nRUN npm run build',
    'FROM a\nCMD ["pm2-runtime", "x"]',
    'ARG A=1',
    ...filled(
      'FROM a\nCMD %',
      `npm
      npm --version
      xnpm start
      npx
      bun x.ts
      poetry install
      pipenv install
      uv sync
      bundle install
      node yarn`,
    ),
  ],
  rejects: [
    ['FROM a\nCMD ["npm", "start"]', '2: npm start is process 1'],
    ['FROM a\nCMD yarn start', 'yarn start'],
    ['FROM a\nENTRYPOINT ["poetry", "run", "gunicorn"]', 'poetry run gunicorn'],
    ['FROM a\nENTRYPOINT ["tini", "--"]\nCMD ["npm", "run", "serve"]', 'npm run serve'],
    ['FROM a\nCMD ["uv", "run", "app"]', 'uv run app'],
    ...filled(
      'FROM a\nCMD %',
      `npm run serve
      npm run-script serve
      npm start
      npm exec serve
      npx serve
      pnpm start
      pnpm run serve
      pnpm serve
      yarn
      yarn serve
      yarn run serve
      bunx serve
      bun run serve
      poetry run serve
      pipenv run serve
      pdm run serve
      uv run serve
      bundle exec serve
      rye run serve
      hatch run serve
      composer serve
      mix serve
      pm2 serve`,
    ).map(
      (text) =>
        [
          text,
          `2: ${text.slice(11)} is process 1: signals and exit codes stop there, and the package manager ships [medium]`,
        ] as const,
    ),
    ['FROM a\nCMD node x && npm start && yarn start', '2: npm start is'],
  ],
  mends: 'unsafe',
});
