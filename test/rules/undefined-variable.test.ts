import rule from '../../src/rules/undefined-variable.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nARG X\nWORKDIR $X',
    'FROM node:24\nENV A=$NODE_VERSION',
    'FROM scratch\nENV A=$HTTP_PROXY B=$PATH',
    'FROM scratch\nENV A=${X:-1}',
    "FROM scratch\nENV A='$X'",
  ],
  rejects: [
    ['ARG V=1\nFROM a\nLABEL v=$V', '3: V is an ARG in front of FROM'],
    ['FROM scratch\nWORKDIR /x/$NOPE', '2: NOPE is not defined'],
  ],
});
