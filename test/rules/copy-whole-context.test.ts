import rule from '../../src/rules/copy-whole-context.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nCOPY src ./src',
    'FROM a AS build\nCOPY . .\nFROM b\nCOPY --from=build /app/dist ./',
    'FROM a\nCOPY --from=x . .',
  ],
  rejects: [
    ['FROM a\nCOPY . .', '2: COPY . ships'],
    ['FROM a\nADD ./ /app', 'COPY ./'],
    ['FROM a AS base\nCOPY . /x\nFROM base', '2:'],
  ],
});
