import rule from '../../src/rules/single-stage-build.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a AS build\nRUN npm run build\nFROM b',
    'FROM a\nCOPY dist /app',
    'FROM a AS x\nRUN go build\nFROM scratch\nCOPY --from=x /y /y',
  ],
  rejects: [
    ['FROM a\nRUN npm install', '2: the shipped stage installs with npm'],
    ['FROM golang:1.26\nRUN go build ./...', 'compiles with go'],
    ['FROM a AS b\nRUN make\nFROM b', '2: the shipped stage compiles with make'],
  ],
});
