import { describe, expect, it } from 'vitest';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';

const instructionOf = (line: string, escape = '\\') =>
  parseDockerfile(escape === '`' ? `# escape=\`\nFROM a\n${line}` : `FROM a\n${line}`).instructions[1]!;

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
