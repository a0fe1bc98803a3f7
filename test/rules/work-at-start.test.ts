import rule from '../../src/rules/work-at-start.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nCMD ["node", "x.js"]',
    'FROM a AS dev\nCMD npm install && npm start\nFROM b',
    'FROM a\nCMD ["java", "-jar", "x.jar"]',
    'FROM a\nRUN go run ./gen',
    'FROM a\nCMD ["make-believe"]',
  ],
  rejects: [
    ['FROM a\nCMD npm install && npm start', '2: npm install at start'],
    ['FROM a\nENTRYPOINT ["sh", "-c", "pip install -r r.txt && python x.py"]', 'pip install -r'],
    ['FROM a\nCMD ["go", "run", "main.go"]', 'builds in production'],
    ['FROM a\nCMD git pull && node x', 'never in the image'],
    ['FROM a\nCMD ["npx", "-y", "serve"]', 'never in the image'],
    ['FROM a\nCMD mvn spring-boot:run', 'mvn spring-boot:run'],
    ['FROM a\nCMD python manage.py migrate && exec gunicorn x', '[low, unsure]'],
    ['FROM a\nCMD ["sh", "-c", "node migrate.js && exec node server.js"]', 'node migrate.js at start'],
    ['FROM a\nCMD ["sh", "-c", "npm run migrate && npm start"]', '[low, unsure]'],
    ['FROM a\nCMD ["cargo", "run", "--release"]', 'cargo run'],
  ],
});
