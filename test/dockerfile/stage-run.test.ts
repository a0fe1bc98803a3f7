import { describe, expect, it } from 'vitest';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';
import { resolveStages } from '../../src/dockerfile/resolve.ts';
import type { BaseContract, Resolved, Stage } from '../../src/model/dockerfile.ts';

const BASE: BaseContract = {
  user: 'app',
  workdir: '/srv/',
  env: { HOME: '/home/app' },
  entrypoint: ['/bin/start', '-x'],
  cmd: ['serve'],
  shell: '/bin/sh',
};
const stagesOf = (text: string, buildArgs: Record<string, string> = {}) =>
  resolveStages(parseDockerfile(text), {
    contractOf: ({ name }) => (name === 'base' ? BASE : name === 'bare' ? { ...BASE, workdir: '', env: null } : null),
    buildArgs,
  });
const last = (text: string, buildArgs?: Record<string, string>) => stagesOf(text, buildArgs).at(-1) as Stage;
/** What is known as it is, the rest as `?NAME`. */
const told = (value: Resolved | null | undefined) => (value ? (value.known ? value.text : `?${value.missing}`) : null);

describe('values of instructions', () => {
  it.each<[line: string, values: string[]]>([
    ['ADD $A b', ['1', 'b']],
    ['COPY $A ${B}', ['1', '2']],
    ['COPY ["$A", "b c"]', ['1', 'b c']],
    ['ENV X=$A Y=$X', ['1', '']],
    ['EXPOSE $A/tcp', ['1/tcp']],
    ['LABEL a=$A b="$B"', ['1', '2']],
    ['STOPSIGNAL $A', ['1']],
    ['USER $A', ['1']],
    ['VOLUME /$A /b', ['/1', '/b']],
    ['WORKDIR /$A', ['/1']],
    ['ARG X=$A', ['1']],
    ['ARG X', ['']],
  ])('%s', (line, values) => {
    const stage = last(`FROM base\nENV A=1 B=2\n${line}`);
    const found = stage.values.get(stage.body[1]!)?.map(told);
    expect(found).toEqual(values);
  });
  it.each(['RUN $A', 'CMD $A', 'HEALTHCHECK CMD $A', 'SHELL ["$A"]'])('%s is left to the shell', (line) => {
    const stage = last(`FROM base\nENV A=1\n${line}`);
    expect(stage.values.has(stage.body[1]!)).toBe(false);
  });
});

describe('variables', () => {
  it.each<[text: string, user: string | null, buildArgs?: Record<string, string>]>([
    ['FROM base\nARG U\nUSER $U', 'given', { U: 'given' }],
    ['FROM base\nARG U=x\nUSER $U', 'given', { U: 'given' }],
    ['FROM base\nENV U=x\nUSER $U', 'x', { U: 'given' }],
    ['FROM base\nARG U\nUSER $U', '?U'],
    ['FROM base\nARG U\nUSER a$U', '?U'],
    ['ARG U\nFROM base\nARG U\nUSER $U', 'given', { U: 'given' }],
    ['ARG U\nFROM base\nARG U\nUSER $U', '?U'],
    ['ARG U=a\nARG V=$U-b\nFROM base\nARG V\nUSER $V', 'a-b'],
    ['FROM base\nARG TARGETARCH\nUSER $TARGETARCH', '?TARGETARCH'],
    ['FROM base\nARG U=$HOME\nUSER $U', '/home/app'],
    ['FROM other\nUSER $HOME', '?HOME'],
    ['FROM bare\nUSER $HOME', '?HOME'],
    ['FROM scratch\nUSER a$HOME', 'a'],
    ['FROM base\nUSER $PATH', '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
    ['FROM base\nARG PATH=x\nUSER $PATH', '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
    ['FROM base\nARG HOME=x\nUSER $HOME', '/home/app'],
    ['FROM base AS a\nENV U=1\nFROM a AS b\nFROM b\nUSER $U', '1'],
    ['FROM base\nUSER', null],
  ])('%j: %s', (text, user, buildArgs) => {
    expect(told(last(text, buildArgs).end.user.value)).toBe(user);
  });

  it.each<[text: string, fromArg: boolean]>([
    ['FROM base\nARG U=x\nUSER $U', true],
    ['FROM base\nENV U=x\nUSER $U', false],
    ['ARG U=x\nFROM base\nARG U\nUSER $U', true],
    ['FROM base\nUSER x', false],
    ['FROM base', false],
    ['FROM base\nUSER $PATH', false],
  ])('%j depends on an ARG: %s', (text, fromArg) => {
    expect(last(text).end.user.value).toMatchObject({ known: true, fromArg });
  });
  it('a value that is given comes from an ARG too', () => {
    expect(last('FROM base\nARG U\nUSER $U', { U: 'x' }).end.user.value).toEqual({
      known: true,
      text: 'x',
      fromArg: true,
    });
    expect(last('ARG U\nFROM base\nARG U\nUSER $U', { U: 'x' }).end.user.value).toMatchObject({ fromArg: true });
    expect(last('FROM base\nARG U\nUSER $U').end.user.value).toEqual({ known: false, text: '$U', missing: 'U' });
  });

  it.each([
    ['FROM base\nWORKDIR $NOPE', ['NOPE']],
    ['FROM base\nENV A=$A', ['A']],
    ['FROM base\nARG A\nWORKDIR $A', []],
    [
      'FROM base\nWORKDIR $http_proxy$HTTPS_PROXY$ftp_proxy$NO_PROXY$ALL_PROXY$all_proxy$FTP_PROXY$no_proxy$https_proxy',
      [],
    ],
    ['FROM base\nRUN echo $NOPE', []],
    ['FROM base', []],
  ])('%j uses %j that nothing defines', (text, names) => {
    const found = last(text).undefined;
    expect(found.map(({ name }) => name)).toEqual(names);
  });
  it.each(
    'TARGETPLATFORM TARGETOS TARGETARCH TARGETVARIANT TARGETSTAGE BUILDPLATFORM BUILDOS BUILDARCH BUILDVARIANT'.split(
      ' ',
    ),
  )('FROM may name $%s without declaring it', (name) => {
    expect(last(`FROM base:$${name}`).base).toEqual({ kind: 'unknown', text: `base:$${name}` });
    expect(told(last(`FROM base\nARG ${name}\nUSER a$${name}`).end.user.value)).toBe(`?${name}`);
  });
});

describe('the end of a stage', () => {
  it('is what the base says', () => {
    const { end } = last('FROM base');
    expect(end).toMatchObject({
      user: { value: { known: true, text: 'app' }, by: null },
      workdir: { value: { known: true, text: '/srv/', fromArg: false }, by: null },
      healthcheck: null,
      shell: ['/bin/sh', '-c'],
    });
    const [entry] = end.entrypoint.value ?? [];
    expect(entry).toEqual({
      name: 'start',
      words: ['/bin/start', '-x'].map((value) => ({ raw: value, value, range: { start: 0, end: 0 }, literal: true })),
      assignments: [],
      redirects: [],
      range: { start: 0, end: 0 },
      followedBy: '',
      via: null,
      substituted: false,
    });
    expect(end.cmd.value?.map(({ name }) => name)).toEqual(['serve']);
  });
  it('is empty for scratch, and not known for an unknown base', () => {
    expect(last('FROM scratch').base).toEqual({ kind: 'scratch' });
    expect(last('FROM scratch').end).toMatchObject({
      user: { value: { text: '' } },
      workdir: { value: { text: '/' } },
      entrypoint: { value: [] },
      cmd: { value: [] },
    });
    for (const text of ['FROM other', 'FROM $B', 'FROM a b:c d']) {
      const { user, workdir, entrypoint, cmd } = last(text).end;
      expect([user.value, workdir.value, entrypoint.value, cmd.value], text).toEqual([null, null, null, null]);
    }
    expect(last('FROM a:').base).toEqual({ kind: 'unknown', text: 'a:' });
    expect(last('FROM').base).toEqual({ kind: 'unknown', text: '' });
  });
  it.each<[text: string, workdir: string | null]>([
    ['FROM base\nWORKDIR app', '/srv/app'],
    ['FROM bare', '/'],
    ['FROM bare\nWORKDIR a\nWORKDIR b', '/a/b'],
    ['FROM base\nWORKDIR /x\nWORKDIR y', '/x/y'],
    ['FROM base\nWORKDIR C:/x', 'C:/x'],
    ['FROM base\nWORKDIR a/b', '/srv/a/b'],
    ['FROM base\nWORKDIR 1:x', '/srv/1:x'],
    ['FROM other\nWORKDIR x', null],
    ['FROM base\nARG W\nWORKDIR $W', '?W'],
    ['FROM base\nARG W\nWORKDIR $W\nWORKDIR x', '?W'],
    ['FROM base\nARG W\nWORKDIR $W\nWORKDIR /x', '/x'],
  ])('%j: workdir %s', (text, workdir) => {
    expect(told(last(text).end.workdir.value)).toBe(workdir);
  });
  it('names the instruction that set it', () => {
    const stage = last(
      'FROM base\nUSER u\nWORKDIR /w\nENTRYPOINT ["e"]\nCMD ["c"]\nHEALTHCHECK CMD h\nSHELL ["s", "-t"]',
    );
    const { user, workdir, entrypoint, cmd, healthcheck, shell } = stage.end;
    expect([user.by, workdir.by, entrypoint.by, cmd.by, healthcheck].map((by) => by?.keyword)).toEqual([
      'USER',
      'WORKDIR',
      'ENTRYPOINT',
      'CMD',
      'HEALTHCHECK',
    ]);
    expect([...(entrypoint.value ?? []), ...(cmd.value ?? [])].map(({ name }) => name)).toEqual(['e', 'c']);
    expect(shell).toEqual(['s', '-t']);
  });
  it('a CMD of the stage itself stays under its ENTRYPOINT', () => {
    expect(last('FROM base\nCMD ["c"]\nENTRYPOINT ["e"]').end.cmd.value?.map(({ name }) => name)).toEqual(['c']);
    expect(last('FROM base\nENTRYPOINT ["e"]').end.cmd).toEqual({ value: [], by: null });
  });
});

describe('stages that a stage needs', () => {
  it.each<[text: string, needs: number[]]>([
    ['FROM a\nFROM b\nCOPY --from=0 / /', [0]],
    ['FROM a\nFROM b\nCOPY --from=1 / /', []],
    ['FROM a\nFROM b\nCOPY --from=00 / /', [0]],
    ['FROM a\nFROM b\nCOPY --from=0x / /', []],
    ['FROM a\nFROM b\nCOPY --from=x0 / /', []],
    ['FROM a\nFROM b\nCOPY --chown=0 / /', []],
    ['FROM a AS x\nFROM b AS y\nFROM x\nCOPY --from=Y / /\nCOPY --from=x / /', [0, 1]],
    ['FROM a AS x\nFROM b\nRUN --mount=type=cache,target=/x ls', []],
    ['FROM a AS x\nFROM b\nCOPY --from / /', []],
  ])('%j: %j', (text, needs) => {
    expect(last(text).needs).toEqual(needs);
  });
  it('a name counts from the stage behind it on', () => {
    expect(stagesOf('FROM x AS x\nFROM x').map(({ base }) => base.kind)).toEqual(['image', 'stage']);
  });
});
