import rule from '../../src/rules/legacy-key-value.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: ['FROM a\nENV A=1', 'FROM a\nARG X'],
  rejects: [
    ['FROM a\nENV A b', 'ENV A without', 'FROM a\nENV A=b'],
    ['FROM a\nENV A b c', 'ENV A', 'FROM a\nENV A="b c"'],
    ['FROM a\nLABEL x "y z"', 'LABEL x'],
  ],
});
