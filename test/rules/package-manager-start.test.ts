import rule from '../../src/rules/package-manager-start.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nCMD ["node", "x.js"]',
    'FROM a AS b\nCMD npm start\nFROM c',
    'FROM a\nRUN npm run build',
    'FROM a\nCMD ["pm2-runtime", "x"]',
  ],
  rejects: [
    ['FROM a\nCMD ["npm", "start"]', '2: npm start is process 1'],
    ['FROM a\nCMD yarn start', 'yarn start'],
    ['FROM a\nENTRYPOINT ["poetry", "run", "gunicorn"]', 'poetry run gunicorn'],
    ['FROM a\nENTRYPOINT ["tini", "--"]\nCMD ["npm", "run", "serve"]', 'npm run serve'],
    ['FROM a\nCMD ["uv", "run", "app"]', 'uv run app'],
  ],
});
