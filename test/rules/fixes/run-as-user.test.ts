import rule from '../../../src/rules/root-user.ts';
import { fixTable } from './fix-table.ts';
import { projectWith } from './project-with.ts';

const user = (lines: string, base: string, own = '') =>
  [`FROM ${base}\nCMD ["x"]`, `FROM ${base}\n${lines}${own}USER 65532:65532\nCMD ["x"]`] as const;
const SHADOW = 'RUN groupadd --gid 65532 app && useradd --no-log-init --uid 65532 --gid app --create-home app\n';
const BUSYBOX = 'RUN addgroup -g 65532 app && adduser -D -u 65532 -G app app\n';

const writes = (...paths: string[]) => {
  const writable = paths.map((path) => ({ path, kind: 'volume' as const, mode: '0755', exec: false, why: '' }));
  return { project: projectWith({ plan: { writable } }) };
};
const own = (path: string, ids = '65532:65532') => `RUN mkdir -p ${path} && chown -R ${ids} ${path}\n`;

fixTable(rule, {
  says: { title: 'run as a user of its own', safe: false },
  mends: [
    ...['debian:13', 'python:3.13', 'golang:1.26', 'ruby:3.4', 'rust:1', 'eclipse-temurin:25-jre', 'fedora:43'].map(
      (base) => user(SHADOW, base),
    ),
    ...['alpine:3.24', 'python:3.13-alpine', 'golang:1.26-alpine3.24'].map((base) => user(BUSYBOX, base)),
    // Without the tools, or of an image nobody knows, the number alone.
    ...['busybox:1.37', 'acme.example/x/library/debian:13', 'acme/debians:13', 'scratch'].map((base) => user('', base)),
    [
      'FROM debian:13 AS base\nFROM base\nCMD ["x"]',
      `FROM debian:13 AS base\nFROM base\n${SHADOW}USER 65532:65532\nCMD ["x"]`,
    ],
    [
      'FROM python:3.13-alpine AS base\nFROM base\nCMD ["x"]',
      `FROM python:3.13-alpine AS base\nFROM base\n${BUSYBOX}USER 65532:65532\nCMD ["x"]`,
    ],
    [
      'FROM debian:13\nSHELL ["/bin/bash", "-c"]\nCMD ["x"]',
      'FROM debian:13\nSHELL ["/bin/bash", "-c"]\nUSER 65532:65532\nCMD ["x"]',
    ],
    // What the program writes to belongs to it, in the folder that the file works in.
    [...user(SHADOW, 'debian:13', `${own('/data')}${own('/app/up')}`), writes('/tmp', '/data', '/app/up')],
    [
      'FROM node:24\nWORKDIR /srv/\nCMD ["x"]',
      `FROM node:24\nWORKDIR /srv/\n${own('/srv/up', '1000:1000')}${own('/application', '1000:1000')}${own('/x/app/y', '1000:1000')}USER 1000:1000\nCMD ["x"]`,
      writes('/app/up', '/application', '/x/app/y'),
    ],
    [...user('', 'scratch'), writes('/data')],
    [
      'FROM gcr.io/distroless/static-debian13\nCMD ["x"]',
      'FROM gcr.io/distroless/static-debian13\nUSER 65532:65532\nCMD ["x"]',
      writes('/data'),
    ],
  ],
  // A server's own image starts as root to get ready.
  leaves: ['nginx:1.30.6', 'redis:8', 'httpd:2.4'].map((base) => `FROM ${base}\nCMD ["x"]`),
});
