import rule from '../../src/rules/policy-user.ts';
import { ruleTable } from './rule-table.ts';
import { underPolicy } from './under-policy.ts';

const around = { settings: underPolicy({ user: { uid: 10001, range: [10000, 20000] } }) };

ruleTable(rule, {
  accepts: [
    'FROM node:24\nUSER 0',
    ['FROM node:24\nUSER 10001:10001', around],
    'ARG A=1',
    ['FROM node:24\nUSER 10000', { settings: underPolicy({ user: { range: [10000, 20000] } }) }],
    ['FROM node:24\nUSER 20000', { settings: underPolicy({ user: { range: [10000, 20000] } }) }],
    ['FROM node:24\nUSER 1:200', { settings: underPolicy({ user: { gid: 200 } }) }],
  ],
  rejects: [
    [
      'FROM node:24\nUSER 0',
      ['2: the shipped stage runs as 0, not with uid 10001', 'from 10000 to 20000'],
      null,
      around,
    ],
    ['FROM node:24\nUSER 10002', 'Acme sets user.uid (acme.yaml:1); ask platform@acme.example', null, around],
    ['FROM node:24\n# ironhull-ignore policy-user: because\nUSER 10002', 'with uid 10001', null, around],
    [
      'FROM node:24\nUSER 9999',
      '2: the shipped stage runs as 9999, not with a uid from 10000 to 20000',
      null,
      { settings: underPolicy({ user: { range: [10000, 20000] } }) },
    ],
    [
      'FROM node:24\nUSER 20001',
      'not with a uid from 10000 to 20000',
      null,
      { settings: underPolicy({ user: { range: [10000, 20000] } }) },
    ],
    [
      'FROM node:24\nUSER 1:201',
      '2: the shipped stage runs as 1:201, not with gid 200: Acme sets user.gid',
      null,
      { settings: underPolicy({ user: { gid: 200 } }) },
    ],
    [
      'FROM node:24\nUSER 1',
      '2: the shipped stage runs as 1, not with gid 200',
      null,
      { settings: underPolicy({ user: { gid: 200 } }) },
    ],
    [
      'FROM node:24\nUSER a1',
      '2: the shipped stage runs as a1, not with uid 1',
      null,
      { settings: underPolicy({ user: { uid: 1 } }) },
    ],
    [
      'FROM node:24\nUSER $X',
      'the shipped stage runs as a user that nothing sets, not with uid 1',
      null,
      { settings: underPolicy({ user: { uid: 1 } }) },
    ],
  ],
});
