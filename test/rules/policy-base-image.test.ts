import rule from '../../src/rules/policy-base-image.ts';
import { ruleTable } from './rule-table.ts';
import { underPolicy } from './under-policy.ts';

const around = { settings: underPolicy({ bases: { allowed: ['slim'], never: ['alpine'] } }) };

const underBases = (
  ...allowed: ('full' | 'slim' | 'alpine' | 'distroless' | 'chainguard' | 'dhi' | 'unprivileged')[]
) => ({
  settings: underPolicy({ bases: { allowed } }),
});

ruleTable(rule, {
  accepts: [
    'FROM node:24-slim',
    ['FROM node:24-slim\nCMD ["a"]', around],
    ['FROM golang:1.26-trixie AS b\nFROM node:24-slim', around],
    ['FROM gcr.io/distroless/static:nonroot', underBases('distroless')],
    ['FROM mirror.example/distroless/static', underBases('distroless')],
    ['FROM cgr.dev/acme/node', underBases('chainguard')],
    ['FROM mirror.example/chainguard/node', underBases('chainguard')],
    ['FROM mirror.example/wolfi-base', underBases('chainguard')],
    ['FROM dhi.io/node:24', underBases('dhi')],
    ['FROM mirror.example/dhi/node:24', underBases('dhi')],
    ['FROM alpine:3.24', underBases('alpine')],
    ['FROM alpine', underBases('alpine')],
    ['FROM nginx:alpine', underBases('alpine')],
    ['FROM node:24-alpine3.24', underBases('alpine')],
    ['FROM nginxinc/nginx-unprivileged:1.29', underBases('unprivileged')],
    ['FROM node:slim', underBases('slim')],
    ['FROM node:24-slim', underBases('slim', 'full')],
    ['FROM node:24', underBases('full')],
    ['FROM node', underBases('full')],
    ['FROM x.example/my-distroless/a', underBases('full')],
    ['FROM x.example/alpines:1', underBases('full')],
    ['FROM x.example/cgr.dev/a:1', underBases('full')],
    ['FROM x.example/my-dhi.io/a:1', underBases('full')],
    ['FROM node:24-slim\nCOPY --from=node:24 /a /b', underBases('slim')],
  ],
  rejects: [
    ['FROM golang:1.26-alpine AS b\nFROM node:24-slim', '1: golang:1.26-alpine is alpine', null, around],
    [
      'FROM gcr.io/distroless/nodejs24-debian13',
      'ships slim: Acme sets bases.allowed (acme.yaml:1); ask platform',
      null,
      around,
    ],
    ['FROM node:24', '1: node:24 is full; the team ships slim, dhi', null, underBases('slim', 'dhi')],
    [
      'FROM node:24-slim\nCOPY --from=alpine:3.24 /a /b',
      '2: alpine:3.24 is alpine, which the team uses nowhere',
      null,
      around,
    ],
    ['FROM alpine:3.24', 'uses nowhere: Acme sets bases.never (acme.yaml:1)', null, around],
  ],
});
