import rule from '../../src/rules/policy-label.ts';
import { ruleTable } from './rule-table.ts';
import { underPolicy } from './under-policy.ts';

const around = {
  settings: underPolicy({
    labels: { required: ['a.team'], fixed: { 'a.org': 'acme' }, patterns: { 'a.cost': 'CC-\\d{4}' } },
  }),
};

ruleTable(rule, {
  accepts: [
    ['FROM node:24\nLABEL a.team=x a.org=acme a.cost=CC-1234', around],
    ['FROM node:24 AS b\nLABEL a.team=x a.org=acme\nFROM b', around],
  ],
  rejects: [
    ['FROM node:24\nLABEL a.org=acme', '1: label a.team is missing', null, around],
    ['FROM node:24\nLABEL a.team=x a.org=evil a.cost=1', ['"evil", not "acme"', 'look like CC-'], null, around],
  ],
});
