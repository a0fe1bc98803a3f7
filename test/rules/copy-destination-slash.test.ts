import rule from '../../src/rules/copy-destination-slash.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nCOPY a b c/',
    'FROM a\nCOPY a b',
    'FROM a\nCOPY a b .',
    'FROM a\nCOPY a b $X',
    'FROM a\nCOPY ["a", "b", "c/"]',
  ],
  rejects: [
    ['FROM a\nCOPY a b /c', '2: /c must end', 'FROM a\nCOPY a b /c/'],
    ['FROM a\nCOPY ["a", "b", "/c"]', '/c must', 'FROM a\nCOPY ["a", "b", "/c/"]'],
  ],
});
