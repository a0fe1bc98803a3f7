import rule from '../../src/rules/relative-workdir.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nWORKDIR /x\nWORKDIR y\nCOPY a .',
    'FROM a AS b\nWORKDIR /x\nFROM b\nCOPY a .',
    'FROM a\nCOPY a /b',
    'FROM a\nWORKDIR $X',
    'FROM a\nWORKDIR C:/x',
  ],
  rejects: [
    ['FROM a\nWORKDIR app', '2: WORKDIR app', 'FROM a\nWORKDIR app'],
    ['FROM node:24\nWORKDIR app', '2: WORKDIR app', 'FROM node:24\nWORKDIR /app'],
    ['FROM golang:1.26\nWORKDIR src/app', '2: WORKDIR src/app', 'FROM golang:1.26\nWORKDIR /go/src/app'],
    ['FROM a\nCOPY a b/', '2: COPY to b/'],
    ['FROM a AS x\nWORKDIR /x\nFROM b\nCOPY a .', '4: COPY to .'],
  ],
});
