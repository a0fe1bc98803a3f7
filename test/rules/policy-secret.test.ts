import rule from '../../src/rules/policy-secret.ts';
import { ruleTable } from './rule-table.ts';
import { underPolicy } from './under-policy.ts';

const around = { settings: underPolicy({ ca: { required: true }, secrets: ['custom:API_KEY'] }) };

ruleTable(rule, {
  accepts: [
    ['FROM node:24\nRUN --network=none make', around],
    ['FROM node:24\nRUN --mount=type=secret,id=ca --mount=type=secret,id=api_key npm ci', around],
  ],
  rejects: [['FROM node:24\nRUN npm ci', ['the secret ca', 'the secret api_key'], null, around]],
});
