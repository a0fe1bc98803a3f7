import rule from '../../src/rules/platform-in-from.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: ['FROM --platform=$BUILDPLATFORM a', 'FROM --platform=${BUILDPLATFORM} a', 'FROM a'],
  rejects: [
    ['FROM --platform=linux/amd64 a', '1: --platform=linux/amd64'],
    ['FROM --platform=$TARGETPLATFORM a AS b', 'anyway', 'FROM a AS b'],
  ],
});
