import rule from '../../src/rules/copy-from-unknown.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a AS X\nFROM b\nCOPY --from=x / /',
    'FROM a\nFROM b\nCOPY --from=0 / /',
    'FROM a\nCOPY --from=ghcr.io/x/y / /',
    'FROM a\nCOPY --from=$S / /',
  ],
  rejects: [
    ['FROM a AS x\nCOPY --from=x / /', '2: the stage copies from itself'],
    ['FROM a\nCOPY --from=late / /\nFROM b AS late', 'comes only later'],
    ['FROM a\nCOPY --from=3 / /', 'no stage 3'],
    ['FROM a\nCOPY --from=named / /', '[info, unsure]'],
  ],
});
