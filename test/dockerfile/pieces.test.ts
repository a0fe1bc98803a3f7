import { describe, expect, it } from 'vitest';
import { expand } from '../../src/dockerfile/expand.ts';
import { parseImageReference } from '../../src/dockerfile/image-reference.ts';
import { mountsOf } from '../../src/dockerfile/mounts.ts';
import { namedPlaces } from '../../src/dockerfile/named-places.ts';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';
import { DEFAULT_PATH, PLATFORM_ARGS, PROXY_ARGS } from '../../src/dockerfile/predefined.ts';
import { printDockerfile } from '../../src/dockerfile/print.ts';
import type { Resolved } from '../../src/model/dockerfile.ts';

const instructionOf = (line: string, escape = '\\') =>
  parseDockerfile(escape === '`' ? `# escape=\`\nFROM a\n${line}` : `FROM a\n${line}`).instructions[1]!;

describe('image references', () => {
  it.each([
    ['node', 'docker.io', 'library/node', 'node', null, null],
    ['node:24', 'docker.io', 'library/node', 'node', '24', null],
    ['bitnami/redis:7', 'docker.io', 'bitnami/redis', 'bitnami/redis', '7', null],
    ['docker.io/node', 'docker.io', 'library/node', 'docker.io/node', null, null],
    ['docker.io/a/b', 'docker.io', 'a/b', 'docker.io/a/b', null, null],
    ['index.docker.io/node', 'docker.io', 'library/node', 'index.docker.io/node', null, null],
    ['ghcr.io/a/b:1', 'ghcr.io', 'a/b', 'ghcr.io/a/b', '1', null],
    ['ghcr.io/a', 'ghcr.io', 'a', 'ghcr.io/a', null, null],
    ['localhost/a', 'localhost', 'a', 'localhost/a', null, null],
    ['localhosts/a', 'docker.io', 'localhosts/a', 'localhosts/a', null, null],
    ['mylocalhost/a', 'docker.io', 'mylocalhost/a', 'mylocalhost/a', null, null],
    ['r:5000/a', 'r:5000', 'a', 'r:5000/a', null, null],
    ['r:5000/a:2', 'r:5000', 'a', 'r:5000/a', '2', null],
    ['a@sha256:1', 'docker.io', 'library/a', 'a', null, 'sha256:1'],
    ['a:3@sha256:1', 'docker.io', 'library/a', 'a', '3', 'sha256:1'],
  ])('%s', (text, registry, repository, name, tag, digest) => {
    expect(parseImageReference(text)).toEqual({ text, registry, repository, name, tag, digest });
  });
  it.each(['', 'a b', 'a\tb', '$A', 'a:${B}', '{{ x }}', ':1', 'a:', 'a@', '@sha256:1'])('%j is none', (text) => {
    expect(parseImageReference(text)).toBe(null);
  });
});

describe('mounts', () => {
  const read = (flags: string) =>
    mountsOf(instructionOf(`RUN ${flags} x`)).map(({ type, id, target, from, env, required }) => [
      type,
      id,
      target,
      from,
      env,
      required,
    ]);
  it.each([
    ['--mount=target=/a', [['bind', null, '/a', null, null, false]]],
    ['--mount=type=bind,from=b,dst=/a', [['bind', null, '/a', 'b', null, false]]],
    ['--mount=type=cache,destination=/a,id=i', [['cache', 'i', '/a', null, null, false]]],
    ['--mount=type=cache,destination=/a', [['cache', null, '/a', null, null, false]]],
    ['--mount=type=secret,id=n', [['secret', 'n', null, null, null, false]]],
    ['--mount=type=secret,target=/run/x/y', [['secret', 'y', '/run/x/y', null, null, false]]],
    ['--mount=type=secret,src=s', [['secret', 's', null, null, null, false]]],
    ['--mount=type=secret,source=s', [['secret', 's', null, null, null, false]]],
    ['--mount=type=secret', [['secret', null, null, null, null, false]]],
    ['--mount=TYPE=secret,ID=n,env=E,required', [['secret', 'n', null, null, 'E', true]]],
    ['--mount=type=secret,id=n,required=true', [['secret', 'n', null, null, null, true]]],
    ['--mount=type=secret,id=n,required=false', [['secret', 'n', null, null, null, false]]],
    [
      '--mount=type=tmpfs,target=/t --network=none --mount=type=ssh',
      [
        ['tmpfs', null, '/t', null, null, false],
        ['ssh', null, null, null, null, false],
      ],
    ],
  ])('%s', (flags, mounts) => {
    expect(read(flags)).toEqual(mounts);
  });
  it('only RUN has them, and their ranges and options are kept', () => {
    expect(mountsOf(instructionOf('COPY --mount=type=bind a b'))).toEqual([]);
    const [mount] = mountsOf(instructionOf('RUN --mount=type=cache,sharing=locked,ro x'));
    expect(mount?.range).toEqual({ start: 11, end: 47 });
    expect([...(mount?.options ?? [])]).toEqual([
      ['type', 'cache'],
      ['sharing', 'locked'],
      ['ro', 'true'],
    ]);
  });
});

describe('words', () => {
  it.each<[string, readonly [raw: string, value: string, literal: boolean][]]>([
    [
      'COPY a  b\tc',
      [
        ['a', 'a', true],
        ['b', 'b', true],
        ['c', 'c', true],
      ],
    ],
    [
      'COPY "a b" c',
      [
        ['"a b"', 'a b', true],
        ['c', 'c', true],
      ],
    ],
    [
      "COPY 'a b' c",
      [
        ["'a b'", 'a b', true],
        ['c', 'c', true],
      ],
    ],
    [
      String.raw`COPY a\ b c`,
      [
        [String.raw`a\ b`, 'a b', true],
        ['c', 'c', true],
      ],
    ],
    [
      String.raw`COPY "a\"b" c`,
      [
        [String.raw`"a\"b"`, 'a"b', true],
        ['c', 'c', true],
      ],
    ],
    [
      String.raw`COPY "a\nb" c`,
      [
        [String.raw`"a\nb"`, String.raw`a\nb`, true],
        ['c', 'c', true],
      ],
    ],
    [
      String.raw`COPY "a\\b" c`,
      [
        [String.raw`"a\\b"`, String.raw`a\b`, true],
        ['c', 'c', true],
      ],
    ],
    [
      String.raw`COPY 'a\b' c`,
      [
        [String.raw`'a\b'`, String.raw`a\b`, true],
        ['c', 'c', true],
      ],
    ],
    [
      String.raw`COPY 'a\' c`,
      [
        [String.raw`'a\'`, 'a\\', true],
        ['c', 'c', true],
      ],
    ],
    [
      'COPY $A ${B}',
      [
        ['$A', '$A', false],
        ['${B}', '${B}', false],
      ],
    ],
    [
      'COPY $1 a$',
      [
        ['$1', '$1', true],
        ['a$', 'a$', true],
      ],
    ],
    [
      String.raw`COPY \$A c`,
      [
        [String.raw`\$A`, String.raw`\$A`, true],
        ['c', 'c', true],
      ],
    ],
    [
      'COPY \'$A\' "$B"',
      [
        ["'$A'", '$A', true],
        ['"$B"', '$B', false],
      ],
    ],
    [
      'COPY "a\'b" \'c"d\'',
      [
        ['"a\'b"', "a'b", true],
        ["'c\"d'", 'c"d', true],
      ],
    ],
    ['COPY "open c', [['"open c', 'open c', true]]],
    [
      'COPY a"b"c\'d\' e',
      [
        ['a"b"c\'d\'', 'abcd', true],
        ['e', 'e', true],
      ],
    ],
  ])('%s', (line, words) => {
    expect(instructionOf(line).words.map(({ raw, value, literal }) => [raw, value, literal])).toEqual(words);
  });
  it('take the backtick as the escape where the directive says so', () => {
    expect(instructionOf(String.raw`COPY a${'`'} b C:\d`, '`').words.map(({ value }) => value)).toEqual([
      'a b',
      'C:\\d',
    ]);
  });
  it('know where they stand', () => {
    const { words } = instructionOf('COPY  aa "b c"');
    expect(words.map(({ range }) => [range.start, range.end])).toEqual([
      [13, 15],
      [16, 21],
    ]);
  });
});

describe('pairs', () => {
  it.each<[string, readonly [key: string, value: string | null, legacy: boolean][]]>([
    ['ENV A=b', [['A', 'b', false]]],
    [
      'ENV A=b C="d e"',
      [
        ['A', 'b', false],
        ['C', 'd e', false],
      ],
    ],
    ['ENV A b c', [['A', 'b c', true]]],
    ['ENV A  "b  c"', [['A', 'b  c', true]]],
    ['ENV A b=c', [['A', 'b=c', true]]],
    ['ENV A', [['A', null, true]]],
    ['ENV A=', [['A', '', false]]],
    ['ENV A=b=c', [['A', 'b=c', false]]],
    ['LABEL "a b"=c', [['a b', 'c', false]]],
    ["LABEL 'a'=c", [['a', 'c', false]]],
    ['LABEL a"b=c', [['a"b', 'c', false]]],
    ['ARG A', [['A', null, false]]],
    [
      'ARG A=1 B',
      [
        ['A', '1', false],
        ['B', null, false],
      ],
    ],
    ['RUN A=b', []],
    ['COPY A=b c', []],
  ])('%s', (line, pairs) => {
    expect(instructionOf(line).pairs.map(({ key, value, legacy }) => [key, value?.value ?? null, legacy])).toEqual(
      pairs,
    );
  });
  it('know where key and value stand', () => {
    const places = (line: string) =>
      instructionOf(line).pairs.map(({ range, value }) => [
        range.start,
        range.end,
        value?.range.start,
        value?.range.end,
      ]);
    expect(places('ENV A=bc D=e')).toEqual([
      [11, 15, 13, 15],
      [16, 19, 18, 19],
    ]);
    expect(places('ENV A  bc d ')).toEqual([[11, 18, 14, 18]]);
    expect(places('ENV A')).toEqual([[11, 12, undefined, undefined]]);
  });
});

describe('exec form', () => {
  it.each<[string, readonly string[] | null]>([
    ['CMD ["a", "b c"]', ['a', 'b c']],
    ['CMD  [ "a" ] ', ['a']],
    ['CMD []', []],
    [String.raw`CMD ["a\"b", "\u0041"]`, ['a"b', 'A']],
    ["CMD ['a']", null],
    ['CMD ["a",]', null],
    ['CMD ["a", 1]', null],
    ['CMD ["a"] x', null],
    ['CMD x ["a"]', null],
    ['CMD a', null],
  ])('%s', (line, words) => {
    expect(instructionOf(line).json?.map(({ value }) => value) ?? null).toEqual(words);
  });
  it('knows where the strings stand', () => {
    const [one, two] = instructionOf(String.raw`CMD ["a\"b", "c"]`).json ?? [];
    expect([one?.raw, one?.range, two?.raw, two?.range]).toEqual([
      String.raw`"a\"b"`,
      { start: 12, end: 18 },
      '"c"',
      { start: 20, end: 23 },
    ]);
    expect(one?.literal).toBe(true);
  });
});

describe('variables', () => {
  const known = (text: string, fromArg = false): Resolved => ({ known: true, text, fromArg });
  const VALUES: Record<string, Resolved> = {
    A: known('a'),
    EMPTY: known(''),
    ARGUED: known('v', true),
    UNKNOWN: { known: false, text: '$X', missing: 'X' },
  };
  const lookup = (name: string) => VALUES[name] ?? null;
  it.each([
    ['plain', 'plain'],
    ['$A', 'a'],
    ['${A}b', 'ab'],
    ['$A$A', 'aa'],
    ['$NOPE.', '.'],
    ['$ $1 a$', '$ $1 a$'],
    ["'$A'", '$A'],
    ['"$A"', 'a'],
    [String.raw`\$A`, '$A'],
    [String.raw`"\$A"`, '$A'],
    [String.raw`"\n\"\\"`, String.raw`\n"\ `.trim()],
    [String.raw`\n`, 'n'],
    [String.raw`'\n'`, String.raw`\n`],
    ['"a\'b"', "a'b"],
    ['${A:-b}', 'a'],
    ['${NOPE:-b}', 'b'],
    ['${NOPE-b}', 'b'],
    ['${EMPTY:-b}', 'b'],
    ['${EMPTY-b}', ''],
    ['${A:+b}', 'b'],
    ['${A+b}', 'b'],
    ['${NOPE:+b}', ''],
    ['${EMPTY:+b}', ''],
    ['${EMPTY+b}', 'b'],
    ['${A:?no}', 'a'],
    ['${NOPE:-${A}}c', 'ac'],
    ['${NOPE:-x${NOPE:-y}}', 'xy'],
    ['${NOPE:-$A}', 'a'],
  ])('%s is %j', (text, out) => {
    expect(expand(text, '\\', lookup)).toEqual({ known: true, text: out, fromArg: false });
  });
  it.each([
    ['$UNKNOWN', 'X'],
    ['${NOPE:?no}', 'NOPE'],
    ['${EMPTY:?no}', 'EMPTY'],
    ['${A#b}', 'A'],
    ['${A%b}', 'A'],
    ['${A/b/c}', 'A'],
    ['${UNKNOWN:-b}', 'X'],
    ['${1}', '1'],
    ['$UNKNOWN${NOPE:?no}', 'X'],
  ])('%s is not known for %s', (text, missing) => {
    expect(expand(text, '\\', lookup)).toEqual({ known: false, text, missing });
  });
  it('tells what came from an ARG', () => {
    expect(expand('x$ARGUED', '\\', lookup)).toEqual(known('xv', true));
    expect(expand('$ARGUED$A', '\\', lookup)).toEqual(known('va', true));
  });
  it('gives up on deep nesting and on endless values', () => {
    expect(expand(`${'${N:-'.repeat(30)}x${'}'.repeat(30)}`, '\\', lookup)).toMatchObject({
      known: false,
      missing: 'N',
    });
    const long = known('y'.repeat(70_000));
    expect(expand('$A$A', '\\', () => long)).toMatchObject({ known: false, missing: '' });
  });
});

describe('places that name an image', () => {
  const places = (text: string) =>
    namedPlaces(parseDockerfile(text)).map(({ where, text: name, range, left }) => [
      where,
      name,
      text.slice(range.start, range.end),
      left,
    ]);
  const STAGE = 'it is a stage of this file';
  it.each<[string, readonly (readonly (string | null)[])[]]>([
    [
      '# syntax=docker/dockerfile:1\nFROM a:1',
      [
        ['# syntax', 'docker/dockerfile:1', 'docker/dockerfile:1', null],
        ['FROM', 'a:1', 'a:1', null],
      ],
    ],
    [
      'FROM a AS b\nFROM b',
      [
        ['FROM', 'a', 'a', null],
        ['FROM', 'b', 'b', STAGE],
      ],
    ],
    [
      'FROM b\nFROM a AS b',
      [
        ['FROM', 'b', 'b', null],
        ['FROM', 'a', 'a', null],
      ],
    ],
    [
      'FROM a AS B\nFROM b',
      [
        ['FROM', 'a', 'a', null],
        ['FROM', 'b', 'b', STAGE],
      ],
    ],
    ['FROM scratch', [['FROM', 'scratch', 'scratch', 'it is no image of a registry']]],
    [
      'FROM a\nCOPY --from=x:1 --chown=1 a b',
      [
        ['FROM', 'a', 'a', null],
        ['COPY --from', 'x:1', 'x:1', null],
      ],
    ],
    [
      'FROM a AS s\nFROM b\nCOPY --from=S a b',
      [
        ['FROM', 'a', 'a', null],
        ['FROM', 'b', 'b', null],
        ['COPY --from', 'S', 'S', STAGE],
      ],
    ],
    [
      'FROM a\nCOPY --from=0 a b',
      [
        ['FROM', 'a', 'a', null],
        ['COPY --from', '0', '0', STAGE],
      ],
    ],
    [
      'FROM a\nCOPY --from=x0 a b',
      [
        ['FROM', 'a', 'a', null],
        ['COPY --from', 'x0', 'x0', null],
      ],
    ],
    [
      'FROM a\nRUN --mount=type=bind,from=f,target=/f x',
      [
        ['FROM', 'a', 'a', null],
        ['RUN --mount', 'f', 'f', null],
      ],
    ],
    [
      'FROM a\nRUN --mount=from=f,target=/f x',
      [
        ['FROM', 'a', 'a', null],
        ['RUN --mount', 'f', 'f', null],
      ],
    ],
    [
      'FROM a AS s\nRUN --mount=type=bind,from=s,target=/f x',
      [
        ['FROM', 'a', 'a', null],
        ['RUN --mount', 's', 's', STAGE],
      ],
    ],
    ['FROM a\nRUN --mount=type=cache,target=/f x', [['FROM', 'a', 'a', null]]],
    [
      'FROM a\nONBUILD COPY --from=x a b',
      [
        ['FROM', 'a', 'a', null],
        ['COPY --from', 'x', 'x', 'it belongs to builds on top of this image'],
      ],
    ],
    ['FROM a"b"', [['FROM', 'ab', 'a"b"', 'it is spread over lines or quotes']]],
    ['FROM', []],
  ])('%j', (text, expected) => {
    expect(places(text)).toEqual(expected);
  });
});

describe('what needs no declaration', () => {
  it('is BuildKit’s list', () => {
    expect([...PLATFORM_ARGS].join(' ')).toBe(
      'TARGETPLATFORM TARGETOS TARGETARCH TARGETVARIANT TARGETSTAGE BUILDPLATFORM BUILDOS BUILDARCH BUILDVARIANT',
    );
    expect([...PROXY_ARGS].join(' ')).toBe(
      'HTTP_PROXY http_proxy HTTPS_PROXY https_proxy FTP_PROXY ftp_proxy NO_PROXY no_proxy ALL_PROXY all_proxy',
    );
    expect(DEFAULT_PATH).toBe('/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin');
  });
});

it.each(['', 'FROM a\r\nRUN b \\\r\n  c\r\n', '# c\n\nFROM a\nRUN <<E\nx\nE\n', '\uFEFFFROM a'])(
  'prints %j as it was',
  (text) => {
    expect(printDockerfile(parseDockerfile(text))).toBe(text);
  },
);
