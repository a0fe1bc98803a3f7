import rule from '../../src/rules/trusted-registry.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM evil.example/x:1.0',
    ['FROM node:1.0', { settings: { registries: ['docker.io/library'] } }],
    ['FROM r.example/team/x:1.0', { settings: { registries: ['r.example/team/'] } }],
  ],
  rejects: [
    ['FROM r.example/teams/x:1.0', 'r.example', null, { settings: { registries: ['r.example/team'] } }],
    [
      'FROM node:1.0\nCOPY --from=evil.example/x:1 / /',
      '2: evil.example/x:1',
      null,
      { settings: { registries: ['docker.io'] } },
    ],
  ],
});
