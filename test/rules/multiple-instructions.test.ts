import rule from '../../src/rules/multiple-instructions.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: ['FROM a\nCMD x\nFROM b\nCMD y', 'FROM a\nCMD x\nENTRYPOINT y'],
  rejects: [
    ['FROM a\nCMD x\nCMD y', '2: this CMD does nothing: a later one in line 3'],
    ['FROM a\nHEALTHCHECK NONE\nHEALTHCHECK CMD x', '2: this HEALTHCHECK'],
  ],
});
