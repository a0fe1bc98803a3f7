import { expect, it } from 'vitest';
import { checkDockerfile } from '../../src/rules/check-dockerfile.ts';
import { dockerfileInput, loneFile } from '../../src/rules/_shared/dockerfile-input.ts';
import rule from '../../src/rules/root-user.ts';

/** The eight cases in which other linters differ from each other and from the truth. */
const CASES: readonly (readonly [what: string, text: string, root: boolean])[] = [
  ['single stage without USER', 'FROM node:24\nCMD ["node", "x.js"]', true],
  [
    'USER in the builder only',
    'FROM node:24 AS build\nUSER node\nRUN npm ci\nFROM node:24-slim\nCMD ["node", "x.js"]',
    true,
  ],
  [
    'root in the builder, a number in the end',
    'FROM node:24 AS build\nUSER root\nRUN npm ci\nFROM node:24-slim\nUSER 65532\nCMD ["node", "x.js"]',
    false,
  ],
  ['USER 0', 'FROM node:24\nUSER 0\nCMD ["node", "x.js"]', true],
  ['USER root:root', 'FROM node:24\nUSER root:root\nCMD ["node", "x.js"]', true],
  ['USER 0:0', 'FROM node:24\nUSER 0:0\nCMD ["node", "x.js"]', true],
  ['a base that is not root by itself', 'FROM gcr.io/distroless/nodejs24-debian13:nonroot\nCMD ["x.js"]', false],
  ['USER inherited from a stage', 'FROM node:24 AS base\nUSER node\nFROM base\nCMD ["node", "x.js"]', false],
  [
    'HEALTHCHECK CMD in front of USER',
    'FROM node:24\nHEALTHCHECK CMD ["node", "h.js"]\nUSER 1000:1000\nCMD ["node", "x.js"]',
    false,
  ],
];

it.each(CASES)('%s', (_, text, root) => {
  const { findings } = checkDockerfile('Dockerfile', dockerfileInput(text, loneFile('2026-11-23')), [rule]);
  expect(findings.length > 0).toBe(root);
});
