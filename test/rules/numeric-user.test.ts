import rule from '../../src/rules/numeric-user.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nUSER 1000:1000',
    'FROM a\nUSER root',
    'FROM a\nUSER $X',
    'FROM a AS b\nUSER app\nFROM scratch\nUSER 1:1',
    'FROM a\nUSER app\nUSER 5:5',
    'FROM a\nUSER 0',
    'FROM a\nUSER 00:app',
    'FROM a\nUSER root:app',
    'FROM a\nUSER ContainerUser',
    'FROM a\nUSER containeradministrator',
    'FROM a',
  ],
  rejects: [
    ['FROM node:24\nUSER node', '2: USER node is a name', 'FROM node:24\nUSER 1000:1000'],
    ['FROM php:8.4-fpm-alpine\nUSER www-data', '2:', 'FROM php:8.4-fpm-alpine\nUSER 82:82'],
    ['FROM php:8.4-fpm\nUSER www-data', '2:', 'FROM php:8.4-fpm\nUSER 33:33'],
    [
      'FROM debian:13.7-slim\nRUN groupadd -g 999 app && useradd -r -g app -u 998 app\nUSER app',
      '3:',
      'FROM debian:13.7-slim\nRUN groupadd -g 999 app && useradd -r -g app -u 998 app\nUSER 998:999',
    ],
    ['FROM mycorp.example/base:1\nUSER app', '2:', 'FROM mycorp.example/base:1\nUSER app'],
    ['FROM a\nUSER node', '2: USER node is a name'],
    ['FROM a\nUSER 1000', 'group 0', 'FROM a\nUSER 1000:1000'],
    ['FROM a AS b\nUSER app\nFROM b', '2: USER app'],
    ['FROM a\nUSER app:app', '2: USER app:app is a name: Kubernetes with runAsNonRoot refuses it [medium]'],
    ['FROM a\nUSER myroot', '2: USER myroot is a name'],
    ['FROM a\nUSER 10x:1', '2: USER 10x:1 is a name'],
    ['FROM a\nUSER x10', '2: USER x10 is a name'],
    ['FROM a\nUSER 1000', '2: USER 1000 names no group: without a passwd entry the process gets group 0 [low]'],
    ['FROM node:24\nARG U=node\nUSER $U', '3: USER node is a name', 'FROM node:24\nARG U=node\nUSER $U'],
  ],
  mends: 'unsafe',
});
