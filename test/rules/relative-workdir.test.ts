import rule from '../../src/rules/relative-workdir.ts';
import { ruleTable } from './rule-table.ts';
import { filled } from './shared/words.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nWORKDIR /x\nWORKDIR y\nCOPY a .',
    'FROM a AS b\nWORKDIR /x\nFROM b\nCOPY a .',
    'FROM a\nCOPY a /b',
    'FROM a\nWORKDIR $X',
    'FROM a\nWORKDIR C:/x',
    'FROM scratch\nCOPY a .',
    'FROM scratch\nWORKDIR x',
    'FROM a\nCOPY a C:/x',
    'FROM a AS b\nWORKDIR /x\nFROM b AS c\nFROM c\nCOPY a .',
  ],
  rejects: [
    ['FROM a\nWORKDIR app', '2: WORKDIR app', 'FROM a\nWORKDIR app'],
    ['FROM node:24\nWORKDIR app', '2: WORKDIR app', 'FROM node:24\nWORKDIR /app'],
    ['FROM golang:1.26\nWORKDIR src/app', '2: WORKDIR src/app', 'FROM golang:1.26\nWORKDIR /go/src/app'],
    ['FROM a\nCOPY a b/', '2: COPY to b/'],
    ['FROM a AS x\nWORKDIR /x\nFROM b\nCOPY a .', '4: COPY to .'],
    ['FROM a AS b\nFROM b\nCOPY a .', '3: COPY to . without a WORKDIR lands wherever the base image points [low]'],
    ['FROM a\nCOPY a x\nWORKDIR /x', '2: COPY to x'],
    ['FROM a\nCOPY a /x\nCOPY b x', '3: COPY to x'],
    ['FROM a\nWORKDIR x\nWORKDIR y', '2: WORKDIR x'],
    ['FROM a\nWORKDIR xC:/y', '2: WORKDIR xC:/y'],
    ...filled(
      '%:1',
      `node
      python
      ruby
      debian
      ubuntu
      alpine
      fedora
      rust
      eclipse-temurin`,
    ).map((image) => [`FROM ${image}\nWORKDIR a/b`, '2: WORKDIR a/b', `FROM ${image}\nWORKDIR /a/b`] as const),
    ['FROM php:8.5\nWORKDIR app', '2: WORKDIR app', 'FROM php:8.5\nWORKDIR /var/www/html/app'],
    ...filled(
      'FROM %\nWORKDIR app',
      `acme/node:1
      nodes:1
      x.example/my/library/node:1
      golangci:1
      x.example/my/library/golang:1
      phpmyadmin:1
      x.example/my/library/php:1`,
    ).map((text) => [text, '2: WORKDIR app', text] as const),
    ...filled(
      'FROM node:24\nWORKDIR %',
      `../app
      ./app
      a/../b
      "my app"
      "app"
      a$X`,
    ).map((text) => [text, '2: WORKDIR ', text] as const),
    ['FROM node:24 AS b\nFROM b\nWORKDIR app', '3: WORKDIR app', 'FROM node:24 AS b\nFROM b\nWORKDIR app'],
  ],
});
