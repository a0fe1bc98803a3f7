import rule from '../../src/rules/development-server.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nENV NODE_ENV=production\nCMD ["node", "x.js"]',
    'FROM a AS dev\nENV NODE_ENV=development\nCMD npm run dev\nFROM b',
    'FROM a\nCMD ["uvicorn", "a:b"]',
    'FROM a\nCMD ["gunicorn", "x"]',
  ],
  rejects: [
    ['FROM a\nCMD ["npm", "run", "dev"]', '2: npm run dev is a development server'],
    ['FROM a\nCMD python manage.py runserver 0.0.0.0:8000', 'manage.py runserver'],
    ['FROM a\nCMD ["uvicorn", "a:b", "--reload"]', 'development server'],
    ['FROM a\nCMD flask run --host=0.0.0.0', 'flask run'],
    ['FROM a\nENV NODE_ENV=development', '[medium]'],
    ['FROM a\nENV ASPNETCORE_ENVIRONMENT=Development DEBUG=1', ['ASPNETCORE', 'DEBUG=1']],
    ['FROM a\nCMD ["nodemon", "x.js"]', 'nodemon'],
  ],
});
