import rule from '../../src/rules/arg-in-from.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: ['FROM node:24', 'FROM --platform=$BUILDPLATFORM node:24'],
  rejects: [
    ['ARG V=24\nFROM node:${V}', '2: node:${V} is put together'],
    ['ARG V\nFROM node:$V', 'without default: a build without --build-arg fails [medium]'],
    ['FROM node:$V', '[medium]'],
    ['FROM node:${V:-24}', '[info]'],
  ],
});
