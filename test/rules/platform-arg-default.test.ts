import rule from '../../src/rules/platform-arg-default.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: ['FROM a\nARG TARGETARCH', 'FROM a\nARG ARCH=amd64'],
  rejects: [['FROM a\nARG TARGETARCH=amd64', '2: ARG TARGETARCH has a default', 'FROM a\nARG TARGETARCH']],
});
