import rule from '../../src/rules/numeric-user.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nUSER 1000:1000',
    'FROM a\nUSER root',
    'FROM a\nUSER $X',
    'FROM a AS b\nUSER app\nFROM scratch\nUSER 1:1',
    'FROM a\nUSER app\nUSER 5:5',
  ],
  rejects: [
    ['FROM a\nUSER node', '2: USER node is a name'],
    ['FROM a\nUSER 1000', 'group 0', 'FROM a\nUSER 1000:1000'],
    ['FROM a AS b\nUSER app\nFROM b', '2: USER app'],
  ],
});
