import rule from '../../src/rules/instruction-order.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: ['ARG A\nFROM a', 'FROM a'],
  rejects: [
    ['RUN x\nFROM a', '1: RUN in front'],
    ['LABEL a=b\nARG C\nFROM a', '1: LABEL'],
  ],
});
