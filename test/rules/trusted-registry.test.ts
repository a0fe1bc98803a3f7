import rule from '../../src/rules/trusted-registry.ts';
import { ruleTable } from './rule-table.ts';
import { underPolicy } from './under-policy.ts';

const DOCKER_ONLY = { registries: { allowed: ['docker.io'] } };
const MIRRORED = { registries: { mirrors: { 'docker.io': 'mirror.example' } } };

ruleTable(rule, {
  accepts: [
    'FROM evil.example/x:1.0',
    ['FROM node:1.0', { settings: { registries: ['docker.io/library'] } }],
    ['FROM r.example/team/x:1.0', { settings: { registries: ['r.example/team/'] } }],
    ['FROM r.example/team:1.0', { settings: { registries: ['r.example/team'] } }],
    ['FROM r.example/b/x:1.0', { settings: { registries: ['r.example/a', 'r.example/b'] } }],
    ['# syntax=evil.example/dockerfile:1\nFROM node:1.0', { settings: { registries: ['docker.io'] } }],
    ['# syntax=docker/dockerfile:1 x\n# check=error=true\nFROM node:1.0', { settings: underPolicy(DOCKER_ONLY) }],
    ['FROM mirror.example/library/node:1.0', { settings: underPolicy(MIRRORED) }],
    ['FROM ghcr.io/x/y:1.0', { settings: underPolicy(MIRRORED) }],
    ['FROM evil.example/x:1.0', { settings: underPolicy({ bases: { allowed: ['slim'] } }) }],
  ],
  rejects: [
    ['FROM r.example/teams/x:1.0', 'r.example', null, { settings: { registries: ['r.example/team'] } }],
    [
      'FROM node:1.0\nCOPY --from=evil.example/x:1 / /',
      '2: evil.example/x:1',
      null,
      { settings: { registries: ['docker.io'] } },
    ],
    [
      'FROM evil.example/x:1.0',
      '1: evil.example/x:1.0 comes from evil.example, which the preset does not allow: Acme sets registries.allowed (acme.yaml:1)',
      null,
      { settings: underPolicy(DOCKER_ONLY) },
    ],
    [
      '# syntax=evil.example/dockerfile:1\nFROM node:1.0',
      '1: evil.example/dockerfile:1 comes from evil.example',
      null,
      { settings: underPolicy(DOCKER_ONLY) },
    ],
    [
      '# syntax=evil.example/dockerfile:1 more\nFROM node:1.0',
      '1: evil.example/dockerfile:1 comes from evil.example',
      null,
      { settings: underPolicy(DOCKER_ONLY) },
    ],
    [
      'FROM node:1.0',
      '1: node:1.0 goes past the mirror: mirror.example/library/node:1.0 stands for it: Acme sets registries.mirrors',
      null,
      { settings: underPolicy(MIRRORED) },
    ],
    [
      '# syntax=docker/dockerfile:1\nFROM mirror.example/library/node:1.0',
      '1: docker/dockerfile:1 goes past the mirror',
      null,
      { settings: underPolicy(MIRRORED) },
    ],
  ],
});
