import rule from '../../src/rules/privileged-port.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nUSER 1:1\nEXPOSE 1024 0 22 web x80',
    'FROM a\nUSER 1:1\nEXPOSE 8080',
    'FROM node:24\nEXPOSE 80',
    'FROM a\nARG P\nUSER 1:1\nEXPOSE $P',
  ],
  rejects: [
    ['FROM a\nUSER 1:1\nEXPOSE 80', '3: port 80'],
    ['FROM gcr.io/distroless/static-debian13:nonroot\nEXPOSE 443/tcp', 'port 443'],
    ['FROM a\nUSER 1:1\nARG P=81\nEXPOSE $P', 'port 81'],
    [
      'FROM a\nUSER 1:1\nEXPOSE 1023 8080 443',
      ['3: port 1023 is below 1024: in many clusters only root may open it [low]', '3: port 443'],
    ],
    ['FROM node:24\nUSER root\nEXPOSE 80', '3: port 80'],
    ['FROM mycorp.example/a:1\nEXPOSE 80', '2: port 80'],
    ['FROM a\nUSER 1:1\nEXPOSE 1', 'port 1 is'],
  ],
});
