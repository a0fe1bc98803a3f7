import rule from '../../src/rules/policy-health.ts';
import { ruleTable } from './rule-table.ts';
import { underPolicy } from './under-policy.ts';

const around = { settings: underPolicy({ health: 'image' }) };

ruleTable(rule, {
  accepts: [
    ['FROM node:24\nEXPOSE 8080\nHEALTHCHECK CMD ["a"]', around],
    ['FROM node:24', around],
    ['FROM node:24\nEXPOSE 8080', { settings: underPolicy({ health: 'kubernetes' }) }],
  ],
  rejects: [
    ['FROM node:24\nEXPOSE 8080', '1: no HEALTHCHECK', null, around],
    [
      'FROM node:24\nHEALTHCHECK CMD ["a"]',
      '2: a HEALTHCHECK',
      null,
      { settings: underPolicy({ health: 'kubernetes' }) },
    ],
  ],
});
