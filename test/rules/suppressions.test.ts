import { expect, it } from 'vitest';
import { checkDockerfile } from '../../src/rules/check-dockerfile.ts';
import { dockerfileRules } from '../../src/rules/index.ts';
import { dockerfileInput, loneFile } from '../../src/rules/_shared/dockerfile-input.ts';

const check = (text: string) =>
  checkDockerfile('Dockerfile', dockerfileInput(text, loneFile('2026-11-23')), dockerfileRules);
const has = (text: string, rule: string) => check(text).findings.some((finding) => finding.rule === rule);

it.each<[string, string, boolean]>([
  ['FROM node', 'base-image-tag', true],
  ['# ironhull-ignore base-image-tag: why\nFROM node', 'base-image-tag', false],
  ['# ironhull-ignore base-image-tag, root-user: why\nFROM node', 'root-user', false],
  ['# ironhull-ignore base-image-tag: why\nFROM node AS a\nFROM python', 'base-image-tag', true],
  ['# hadolint ignore=DL3006\nFROM node', 'base-image-tag', false],
  ['# hadolint global ignore=DL3002\nFROM node AS a\nFROM node', 'root-user', false],
  ['# check=skip=JSONArgsRecommended\nFROM node:24.1.0\nCMD x', 'shell-form-command', false],
  ['FROM node:24.1.0\n# check=skip=JSONArgsRecommended\nCMD x', 'shell-form-command', false],
  ['# checkov:skip=CKV_DOCKER_3:the pod sets it\nFROM node:24.1.0', 'root-user', false],
  ['FROM node:24.1.0\n# trivy:ignore:AVD-DS-0004\nEXPOSE 22', 'exposed-ssh', false],
  ['FROM a:1.2\nRUN x && \\\n  # ironhull-ignore pipe-to-shell: a test server\n  curl x | sh', 'pipe-to-shell', false],
  ['# ironhull-ignore pipe-to-shell: why\nFROM a:1.2\nRUN curl x | sh', 'pipe-to-shell', true],
])('%j: %s is reported: %s', (text, rule, reported) => {
  expect(has(text, rule)).toBe(reported);
});

it('counts what is silenced', () => {
  expect(check('# ironhull-ignore base-image-tag: why\nFROM node').suppressed).toBe(1);
});

it('keeps fingerprints when lines move', () => {
  const prints = (text: string) =>
    check(text)
      .findings.filter(({ rule }) => rule === 'exposed-ssh')
      .map(({ fingerprint }) => fingerprint);
  expect(prints('FROM a:1.2\n\n# more\n\nEXPOSE 22')).toEqual(prints('FROM a:1.2\nEXPOSE 22'));
});
