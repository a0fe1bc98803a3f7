import rule from '../../src/rules/suppression-reason.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: ['# ironhull-ignore base-image-tag: the team builds it\nFROM a', '# hadolint ignore=DL3006\nFROM a'],
  rejects: [
    ['# ironhull-ignore base-image-tag\nFROM a', '1: no reason given'],
    ['FROM a\n# ironhull-ignore a, b:\nRUN x', 'ironhull-ignore a'],
  ],
});
