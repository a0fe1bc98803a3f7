import rule from '../../src/rules/keyword-casing.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: ['FROM a AS b\nRUN x', 'from a as b\nrun x'],
  rejects: [
    ['FROM a as b\nrun x\nRUN y', ['`as` and FROM', 'run is written'], 'FROM a AS b\nRUN x\nRUN y'],
    ['from a\nrun b\nRUN c', 'RUN is written', 'from a\nrun b\nrun c'],
  ],
});
