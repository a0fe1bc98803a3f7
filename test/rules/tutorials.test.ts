import { describe, expect, it } from 'vitest';
import { checkDockerfile } from '../../src/rules/check-dockerfile.ts';
import { dockerfileRules } from '../../src/rules/index.ts';
import { dockerfileInput, loneFile } from '../../src/rules/_shared/dockerfile-input.ts';

const NODE = 'FROM node:24\nWORKDIR /app\nCOPY . .\nRUN npm install\nEXPOSE 3000\nCMD ["npm", "start"]\n';
const FASTAPI =
  'FROM python:3.13\nWORKDIR /code\nCOPY . .\nRUN pip install fastapi uvicorn\nCMD uvicorn main:app --host 0.0.0.0 --reload\n';
const GO = 'FROM golang:1.26\nWORKDIR /app\nCOPY . .\nRUN go build -o server .\nEXPOSE 8080\nCMD ["./server"]\n';

/** Names of rules with a finding at the level that is reported by default. */
const found = (text: string) =>
  checkDockerfile('Dockerfile', dockerfileInput(text, loneFile('2026-11-23')), dockerfileRules)
    .findings.filter(({ severity }) => severity !== 'info')
    .map(({ rule, start }) => `${start.line} ${rule}`)
    .toSorted();

describe('Dockerfiles that tutorials teach', () => {
  it('Node', () => {
    expect(found(NODE)).toEqual([
      '1 base-image-tag',
      '1 full-base-image',
      '1 root-user',
      '3 copy-before-install',
      '3 copy-whole-context',
      '4 dev-dependencies',
      '4 lockfile-ignored',
      '4 single-stage-build',
      '6 package-manager-start',
    ]);
  });
  it('FastAPI', () => {
    expect(found(FASTAPI)).toEqual([
      '1 base-image-tag',
      '1 full-base-image',
      '1 root-user',
      '3 copy-whole-context',
      '4 package-cache-left',
      '4 unpinned-language-package',
      '5 development-server',
      '5 shell-form-command',
    ]);
  });
  it('Go', () => {
    expect(found(GO)).toEqual([
      '1 base-image-tag',
      '1 full-base-image',
      '1 root-user',
      '3 copy-whole-context',
      '4 single-stage-build',
    ]);
  });
});
