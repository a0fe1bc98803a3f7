import rule from '../../src/rules/unused-user.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nRUN useradd -u 10 app\nUSER app',
    'FROM a\nRUN adduser -D -u 10 app\nUSER 10',
    'FROM a\nRUN useradd app\nENTRYPOINT ["gosu", "app", "x"]',
    'FROM a AS b\nRUN useradd app\nFROM scratch',
    'FROM a\nRUN adduser app www-data',
  ],
  rejects: [
    ['FROM a\nRUN useradd -r -u 10 app && chown -R app /app', '2: app is created but no USER'],
    ['FROM a\nRUN addgroup -S g && adduser -S -G g web\nCMD ["x"]', 'web is created'],
  ],
});
