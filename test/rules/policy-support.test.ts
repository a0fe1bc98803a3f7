import rule from '../../src/rules/policy-support.ts';
import { ruleTable } from './rule-table.ts';
import { underPolicy } from './under-policy.ts';

const around = { settings: underPolicy({ minimumSupport: 200 }) };

ruleTable(rule, {
  accepts: ['FROM node:22.1.0', ['FROM node:24.1.0', around]],
  rejects: [
    ['FROM node:22.1.0', '2027-04-30, in less than 200 days', null, around],
    [
      'FROM mirror.example/hub/library/node:22.1.0',
      '2027-04-30',
      null,
      {
        settings: underPolicy({ minimumSupport: 200, registries: { mirrors: { 'docker.io': 'mirror.example/hub' } } }),
      },
    ],
  ],
});
