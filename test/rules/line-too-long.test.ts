import rule from '../../src/rules/line-too-long.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: ['FROM a\nRUN ' + 'x'.repeat(60_000)],
  rejects: [['FROM a\nRUN ' + 'x'.repeat(70_000), '2: line 2 has 70004 bytes']],
});
