import rule from '../../src/rules/root-user.ts';
import { ruleTable } from './rule-table.ts';
import { filled } from './shared/words.ts';

ruleTable(rule, {
  accepts: [
    'FROM node:24\nUSER 1000:1000',
    'FROM node:24 AS build\nUSER root\nFROM node:24\nUSER 65532',
    'FROM gcr.io/distroless/static-debian13:nonroot',
    'FROM node:24 AS base\nUSER node\nFROM base',
    'FROM node:24\nHEALTHCHECK CMD ["node", "h.js"]\nUSER node',
    'FROM node:24\nARG UID\nUSER $UID',
    'FROM scratch\nUSER 65532:65532',
    'FROM postgres:17\nENTRYPOINT ["gosu", "postgres", "postgres"]',
    'FROM cgr.dev/chainguard/node:latest',
    ['FROM node:24 AS prod\nUSER node\nFROM node:24 AS dev', { target: 'prod' }],
    ['FROM node:24', { runner: 'github-action' }],
    ['FROM node:24\nUSER root', { runner: 'github-action' }],
    ...filled(
      'FROM node:24\nENTRYPOINT ["%", "x", "y"]',
      `gosu
      su-exec
      setpriv
      chpst
      s6-setuidgid
      runuser`,
    ),
    ...filled(
      'FROM node:24\nUSER %',
      `rooty
      00x
      10
      my:root
      containeradministrators
      xContainerAdministrator`,
    ),
  ],
  rejects: [
    ['FROM nginx:1.30.6\nCOPY a /a', '1: nothing sets a user', 'FROM nginx:1.30.6\nCOPY a /a'],
    [
      'FROM python:3.13.18-slim\nCMD ["y"]',
      '1:',
      'FROM python:3.13.18-slim\nRUN groupadd --gid 65532 app && useradd --no-log-init --uid 65532 --gid app --create-home app\nUSER 65532:65532\nCMD ["y"]',
    ],
    [
      'FROM alpine:3.24.2\nRUN addgroup -S web && adduser -S web -G web\nCMD ["y"]',
      '1:',
      'FROM alpine:3.24.2\nRUN addgroup -g 65532 -S web && adduser -u 65532 -S web -G web\nUSER 65532:65532\nCMD ["y"]',
    ],
    [
      'FROM node:24\nRUN x\nCMD ["y"]',
      '1: nothing sets a user and node:24 starts as root',
      'FROM node:24\nRUN x\nUSER 1000:1000\nCMD ["y"]',
    ],
    ['FROM node:24 AS build\nUSER node\nFROM node:24', '3: nothing sets a user'],
    ['FROM node:24\nUSER 0', '2: the shipped stage runs as root'],
    ['FROM node:24\nUSER root:root', '2:'],
    ['FROM node:24\nUSER 0:0', '2:'],
    ['FROM node:24\nUSER node\nUSER root', '3: the shipped stage runs as root'],
    ['FROM scratch', 'starts as root'],
    ['FROM mycorp.example/base:1', 'unsure'],
    ['FROM node:24 AS base\nUSER root\nFROM base', '3: the shipped stage inherits root from stage base'],
    ['FROM node:24\nARG UID=0\nUSER $UID', '3:'],
    ['FROM cgr.dev/chainguard/node:latest-dev', 'starts as root'],
    ...filled(
      'FROM node:24\nUSER %',
      `000
      0:10
      root:app
      ContainerAdministrator
      containeradministrator`,
    ).map((text) => [text, '2: the shipped stage runs as root [high]'] as const),
    ['FROM node:24\nENTRYPOINT ["mygosu", "x"]', 'starts as root'],
    ['FROM node:24\nENTRYPOINT ["gosux", "x"]', 'starts as root'],
    [
      'FROM mycorp.example/other:1',
      '1: nothing sets a user; most images, and so probably mycorp.example/other:1, start as root [high, unsure]',
    ],
    [
      'FROM node:24\nUSER root\nFROM node:24\nFROM node:24 AS b\nUSER root\nFROM b',
      '6: the shipped stage inherits root from stage b [high]',
    ],
    ['FROM node:24 AS a\nUSER root\nFROM a AS b\nFROM b', '4: the shipped stage inherits root from stage a'],
    ['FROM node:24 AS a\nFROM a', '2: nothing sets a user and node:24 starts as root: so does the container [high]'],
  ],
});
