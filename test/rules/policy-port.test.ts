import rule from '../../src/rules/policy-port.ts';
import { ruleTable } from './rule-table.ts';
import { underPolicy } from './under-policy.ts';

const around = { settings: underPolicy({ ports: { min: 8000, max: 9000 } }) };

ruleTable(rule, {
  accepts: ['FROM node:24\nEXPOSE 80', ['FROM node:24\nEXPOSE 8080', around]],
  rejects: [
    ['FROM node:24\nEXPOSE 3000 9443', ['2: port 3000 is below 8000', 'port 9443 is above 9000'], null, around],
  ],
});
