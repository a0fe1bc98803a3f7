import { describe, expect, it } from 'vitest';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';
import { resolveStages } from '../../src/dockerfile/resolve.ts';
import type { BaseContract } from '../../src/model/dockerfile.ts';

const NODE: BaseContract = {
  user: '',
  workdir: '/',
  env: { NODE_VERSION: '24' },
  entrypoint: ['docker-entrypoint.sh'],
  cmd: ['node'],
  shell: '/bin/sh',
};
const NONROOT: BaseContract = { ...NODE, user: '65532', entrypoint: ['/nodejs/bin/node'], cmd: [], shell: null };
const CONTRACTS: Record<string, BaseContract> = { node: NODE, 'gcr.io/distroless/nodejs24': NONROOT };

const resolve = (text: string, buildArgs: Record<string, string> = {}) =>
  resolveStages(parseDockerfile(text), { contractOf: ({ name }) => CONTRACTS[name] ?? null, buildArgs });
const last = (text: string, buildArgs?: Record<string, string>) => resolve(text, buildArgs).at(-1);
const userOf = (text: string) => {
  const user = last(text)?.end.user.value;
  return user?.known ? user.text : (user?.missing ?? 'base unknown');
};

describe('effective user', () => {
  it.each([
    ['FROM node', ''],
    ['FROM other', 'base unknown'],
    ['FROM scratch', ''],
    ['FROM gcr.io/distroless/nodejs24', '65532'],
    ['FROM node AS a\nUSER node\nFROM node', ''],
    ['FROM node AS Base\nUSER 10:10\nFROM base', '10:10'],
    ['FROM node\nARG U=app\nUSER $U', 'app'],
    ['FROM node\nARG U\nUSER $U', 'U'],
    ['FROM node\nENV U="x" V=${U:-y}\nUSER ${V}', 'y'],
    ['FROM node\nENV U=x\nARG U=z\nUSER $U', 'x'],
    ['ARG U=g\nFROM node\nARG U\nUSER $U', 'g'],
    ['ARG U=g\nFROM node\nUSER ${U:-none}', 'none'],
    ['FROM node AS a\nENV U=1\nFROM a\nUSER $U:$U', '1:1'],
    ['FROM node\nUSER ${NODE_VERSION}', '24'],
  ])('%j', (text, user) => {
    expect(userOf(text)).toBe(user);
  });
});

describe('stages', () => {
  it('resolves bases through global ARGs, build args and aliases', () => {
    expect(last('ARG V=24\nFROM node:${V}-slim')?.base).toMatchObject({
      kind: 'image',
      reference: { name: 'node', tag: '24-slim', registry: 'docker.io', repository: 'library/node' },
    });
    expect(last('ARG V\nFROM node:$V')?.base).toEqual({ kind: 'unknown', text: 'node:$V' });
    expect(last('ARG V\nFROM node:$V', { V: '22' })?.base).toMatchObject({ reference: { tag: '22' } });
    expect(last('FROM a AS X\nFROM x')?.base).toEqual({ kind: 'stage', index: 0 });
  });

  it('knows which stages a stage needs', () => {
    const stages = resolve(
      'FROM a AS x\nFROM b\nFROM c AS z\nFROM d\nCOPY --from=X / /\nCOPY --from=1 / /\nCOPY --from=named / /\nRUN --mount=type=bind,from=z,target=/t ls',
    );
    expect(stages.map(({ needs }) => needs)).toEqual([[], [], [], [0, 1, 2]]);
  });

  it('joins workdirs, drops an inherited CMD under a new ENTRYPOINT, keeps the shell', () => {
    const end = last(
      'FROM node AS a\nWORKDIR /app\nFROM a\nWORKDIR src\nSHELL ["/bin/bash", "-c"]\nENTRYPOINT ["x"]',
    )?.end;
    expect(end?.workdir.value).toMatchObject({ text: '/app/src' });
    expect(end?.cmd.value).toEqual([]);
    expect(end?.shell).toEqual(['/bin/bash', '-c']);
    expect(last('FROM gcr.io/distroless/nodejs24')?.end.entrypoint.value?.[0]?.name).toBe('node');
  });

  it('lists variables that nothing defines, and is silent where the base is not known', () => {
    expect(last('FROM node\nWORKDIR $NOPE/x')?.undefined.map(({ name }) => name)).toEqual(['NOPE']);
    expect(last('FROM node\nENV A=$HTTP_PROXY B=$PATH')?.undefined).toEqual([]);
  });
});
