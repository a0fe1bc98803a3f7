import rule from '../../src/rules/base-image-digest.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: ['FROM node:24.1.0@sha256:' + 'a'.repeat(64), 'FROM scratch', 'FROM $X'],
  rejects: [
    ['FROM node:24.1.0', '1: node:24.1.0 is not pinned by digest: its publisher can replace it [info]'],
    ['FROM node:24.1.0', '[medium]', null, { settings: { digests: true } }],
    ['FROM gcr.io/distroless/static-debian13:nonroot', 'ironhull pin'],
    ['FROM node@sha256:' + 'a'.repeat(64), 'no tag'],
  ],
});
