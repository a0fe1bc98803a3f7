import rule from '../../src/rules/shell-form-command.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nCMD ["node", "x.js"]',
    'FROM a\nCMD exec node x.js',
    'FROM a\nENTRYPOINT ["sh", "-c", "prepare && exec node x"]',
    'FROM a AS b\nCMD node\nFROM c',
    'FROM a\nSHELL ["powershell", "-Command"]\nCMD x',
  ],
  rejects: [
    ['FROM a\nCMD node server.js', '2: CMD in shell form', 'FROM a\nCMD ["node", "server.js"]'],
    ['FROM a\nENTRYPOINT python -m "my app"', 'ENTRYPOINT', 'FROM a\nENTRYPOINT ["python", "-m", "my app"]'],
    ['FROM a\nCMD node $X', 'shell form'],
    ['FROM a\nCMD a && b', 'shell form'],
    ["FROM a\nCMD ['node', 'x.js']", 'is no JSON', 'FROM a\nCMD ["node", "x.js"]'],
    ['FROM a\nCMD ["node", "x.js",]', 'is no JSON', 'FROM a\nCMD ["node", "x.js"]'],
    ['FROM a\nCMD ["sh", "-c", "prepare && node x"]', 'begin the last command with exec'],
  ],
});
