import rule from '../../src/rules/policy-base-image.ts';
import { ruleTable } from './rule-table.ts';
import { underPolicy } from './under-policy.ts';

const around = { settings: underPolicy({ bases: { allowed: ['slim'], never: ['alpine'] } }) };

ruleTable(rule, {
  accepts: [
    'FROM node:24-slim',
    ['FROM node:24-slim\nCMD ["a"]', around],
    ['FROM golang:1.26-trixie AS b\nFROM node:24-slim', around],
  ],
  rejects: [
    ['FROM golang:1.26-alpine AS b\nFROM node:24-slim', '1: golang:1.26-alpine is alpine', null, around],
    [
      'FROM gcr.io/distroless/nodejs24-debian13',
      'ships slim: Acme sets bases.allowed (acme.yaml:1); ask platform',
      null,
      around,
    ],
  ],
});
