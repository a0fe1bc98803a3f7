import rule from '../../src/rules/stage-names.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: ['FROM a AS build\nFROM b AS run', 'FROM a'],
  rejects: [
    ['FROM a AS Build', 'names are matched in lower case', 'FROM a AS build'],
    ['FROM a AS x\nFROM b AS x', '2: a second stage'],
    ['FROM a AS scratch', '[high]'],
    ['FROM a AS x\nFROM b AS X', 'a second stage'],
  ],
});
