import rule from '../../src/rules/volatile-arg-early.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nRUN npm ci\nARG REVISION\nLABEL r=$REVISION',
    'FROM a\nARG VERSION=1.2\nRUN npm ci',
    'FROM a\nARG REVISION\nCOPY a b',
    'FROM a\nARG NODE_ENV\nRUN npm ci',
  ],
  rejects: [
    ['FROM a\nARG REVISION\nRUN npm ci', '2: ARG REVISION changes'],
    ['FROM a\nARG BUILD_DATE\nRUN apt-get install -y x', 'BUILD_DATE'],
    ['FROM a\nARG GIT_COMMIT=unknown\nRUN npm ci', 'GIT_COMMIT'],
  ],
});
