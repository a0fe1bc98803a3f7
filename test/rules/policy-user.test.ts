import rule from '../../src/rules/policy-user.ts';
import { ruleTable } from './rule-table.ts';
import { underPolicy } from './under-policy.ts';

const around = { settings: underPolicy({ user: { uid: 10001, range: [10000, 20000] } }) };

ruleTable(rule, {
  accepts: ['FROM node:24\nUSER 0', ['FROM node:24\nUSER 10001:10001', around]],
  rejects: [
    [
      'FROM node:24\nUSER 0',
      ['2: the shipped stage runs as 0, not with uid 10001', 'from 10000 to 20000'],
      null,
      around,
    ],
    ['FROM node:24\nUSER 10002', 'Acme sets user.uid (acme.yaml:1); ask platform@acme.example', null, around],
    ['FROM node:24\n# ironhull-ignore policy-user: because\nUSER 10002', 'with uid 10001', null, around],
  ],
});
