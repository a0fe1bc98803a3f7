import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { passedSecrets, secretValues } from '../../src/verify/secret-values.ts';
import { shippedBase } from '../../src/verify/shipped-stage.ts';

const folder = mkdtempSync(join(tmpdir(), 'ironhull-secret-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

describe('secretValues', () => {
  it('takes variables as they are', async () =>
    expect(await secretValues(['id=npm,env=NPM_TOKEN'], { NPM_TOKEN: 'abcdefghij\n' })).toEqual([
      { name: 'secret npm', value: 'abcdefghij' },
    ]));

  it.each([
    ['netrc', 'machine a.example login bob password hunter2hunter2\n', 'hunter2hunter2'],
    ['npmrc', '//npm.example/:_authToken=npm_0123456789\n', 'npm_0123456789'],
    ['token', 'glpat-0123456789\n', 'glpat-0123456789'],
    ['pip.conf', '[global]\npassword = "swordfish-9"\n', 'swordfish-9'],
  ])('finds the value in %s', async (name, content, value) =>
    expect((await secretValues([`id=x,src=${file(name, content)}`], {})).map((one) => one.value)).toEqual([value]),
  );

  it('leaves out what is unset or too short to be told from other text', async () =>
    expect(await secretValues(['id=a,env=UNSET', 'id=b,env=SHORT'], { SHORT: 'abc' })).toEqual([]));
});

describe('passedSecrets', () => {
  it('takes build arguments whose names say so, from the flag or from the environment', () =>
    expect(
      passedSecrets(
        ['--build-arg', 'NPM_TOKEN=abcdefghij', '--build-arg=API_KEY=12345678=', '--build-arg', 'DEPLOY_TOKEN'],
        { DEPLOY_TOKEN: 'from-the-environment' },
      ),
    ).toEqual([
      { name: 'build argument NPM_TOKEN', value: 'abcdefghij' },
      { name: 'build argument API_KEY', value: '12345678=' },
      { name: 'build argument DEPLOY_TOKEN', value: 'from-the-environment' },
    ]));

  it('leaves others alone', () =>
    expect(passedSecrets(['--build-arg', 'VERSION=1.2.3-beta.4', '--build-arg', 'TOKEN=abc', '--pull'], {})).toEqual(
      [],
    ));
});

describe('shippedBase', () => {
  const text = 'FROM node:24-slim AS base\nFROM base AS build\nFROM scratch AS files\nFROM base AS runtime\n';
  it('follows stages to the image outside', () => expect(shippedBase(text, null)).toBe('node:24-slim'));
  it('takes the target that is named', () => expect(shippedBase(text, 'files')).toBeNull());
  it('does not guess what an argument says', () => expect(shippedBase('ARG B=x\nFROM $B', null)).toBeNull());
});
