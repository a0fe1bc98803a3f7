import rule from '../../src/rules/env-self-reference.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: ['FROM a\nENV A=1\nENV B=$A', 'FROM a\nENV PATH=/x:$PATH', 'FROM a\nENV B=$A A=1'],
  rejects: [['FROM a\nENV A=1 B=$A', '2: A is set in this very ENV']],
});
