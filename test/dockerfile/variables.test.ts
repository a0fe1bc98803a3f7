import { describe, expect, it } from 'vitest';
import { expand } from '../../src/dockerfile/expand.ts';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';
import { DEFAULT_PATH, PLATFORM_ARGS, PROXY_ARGS } from '../../src/dockerfile/predefined.ts';
import { printDockerfile } from '../../src/dockerfile/print.ts';
import type { Resolved } from '../../src/model/dockerfile.ts';

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
