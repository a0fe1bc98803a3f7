import rule from '../../src/rules/privileged-port.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: ['FROM a\nUSER 1:1\nEXPOSE 8080', 'FROM node:24\nEXPOSE 80', 'FROM a\nARG P\nUSER 1:1\nEXPOSE $P'],
  rejects: [
    ['FROM a\nUSER 1:1\nEXPOSE 80', '3: port 80'],
    ['FROM gcr.io/distroless/static-debian13:nonroot\nEXPOSE 443/tcp', 'port 443'],
    ['FROM a\nUSER 1:1\nARG P=81\nEXPOSE $P', 'port 81'],
  ],
});
