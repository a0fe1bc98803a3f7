import { describe, expect, it } from 'vitest';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';
import type { Instruction } from '../../src/model/dockerfile.ts';

const only = (line: string) => parseDockerfile(line).instructions[0] as Instruction;

describe('flags', () => {
  it.each<[line: string, flags: [string, string | null][], text: string]>([
    ['COPY a b', [], 'a b'],
    [
      'COPY --from=x --chown=1:1  a b  ',
      [
        ['from', 'x'],
        ['chown', '1:1'],
      ],
      'a b',
    ],
    ['COPY --LINK a b', [['link', null]], 'a b'],
    ['COPY --from= a b', [['from', '']], 'a b'],
    ['COPY -- --a b', [], '--a b'],
    ['COPY --', [], ''],
    ['COPY a --from=x', [], 'a --from=x'],
    ['RUN --mount=type=bind,source="a b",target=/c ls', [['mount', 'type=bind,source="a b",target=/c']], 'ls'],
    ["RUN --mount='type=bind a' ls", [['mount', 'type=bind a']], 'ls'],
    ['RUN --mount="type=bind,a" ls', [['mount', 'type=bind,a']], 'ls'],
    ['RUN --x=a"b"c ls', [['x', 'a"b"c']], 'ls'],
    ['RUN --x="a"b ls', [['x', '"a"b']], 'ls'],
    ['RUN --x="a\' b" ls', [['x', "a' b"]], 'ls'],
    ['RUN --x=a\\ b ls', [['x', 'a\\ b']], 'ls'],
    ['RUN --x=a\tls', [['x', 'a']], 'ls'],
    ['RUN --x="a', [['x', '"a']], ''],
    ['RUN --x=a\\', [['x', 'a']], ''],
  ])('%j', (line, flags, text) => {
    const read = only(line);
    expect(read.flags.map(({ name, value }) => [name, value])).toEqual(flags);
    expect(read.text).toBe(text);
  });
  it('stand where they are written', () => {
    const line = 'COPY --from=x  --link a b';
    expect(only(line).flags.map(({ range }) => line.slice(range.start, range.end))).toEqual(['--from=x', '--link']);
  });
});

describe('forms', () => {
  it.each<[line: string, json: string[] | null, words: string[]]>([
    ['RUN a b', null, []],
    ['RUN ["a", "b"]', ['a', 'b'], ['a', 'b']],
    ['CMD ["a"]', ['a'], ['a']],
    ['CMD a b', null, ['a', 'b']],
    ['ENTRYPOINT ["a"]', ['a'], ['a']],
    ['SHELL ["a", "-c"]', ['a', '-c'], ['a', '-c']],
    ['VOLUME ["/a b"]', ['/a b'], ['/a b']],
    ['COPY ["a b", "c"]', ['a b', 'c'], ['a b', 'c']],
    ['ADD ["a b", "c"]', ['a b', 'c'], ['a b', 'c']],
    ['USER ["a"]', null, ['[a]']],
    ['HEALTHCHECK CMD ["a", "b"]', ['a', 'b'], ['CMD', '[a,', 'b]']],
    ['HEALTHCHECK cmd   ["a"]', ['a'], ['cmd', '[a]']],
    ['HEALTHCHECK CMD a b', null, ['CMD', 'a', 'b']],
    ['HEALTHCHECK NONE', null, ['NONE']],
    ['HEALTHCHECK xCMD ["a"]', null, ['xCMD', '[a]']],
    ['USER CMD ["a"]', null, ['CMD', '[a]']],
  ])('%s', (line, json, words) => {
    const read = only(line);
    expect(read.json && read.json.map(({ value }) => value)).toEqual(json);
    expect(read.words.map(({ value }) => value)).toEqual(words);
  });
});

describe('commands', () => {
  it.each<[line: string, commands: string[]]>([
    ['RUN a && b', ['a', 'b']],
    ['CMD a && b', ['a', 'b']],
    ['CMD ["a", "b"]', ['a b']],
    ['ENTRYPOINT a; b', ['a', 'b']],
    ['ENTRYPOINT ["sh", "-c", "a"]', ['sh -c a', 'a']],
    ['HEALTHCHECK --interval=5s CMD a || exit 1', ['a', 'exit 1']],
    ['HEALTHCHECK CMD   ["a", "b"]', ['a b']],
    ['HEALTHCHECK NONE', []],
    ['HEALTHCHECK xCMD a', []],
    ['USER CMD a', []],
    ['LABEL a=b', []],
    ['ONBUILD RUN a', []],
  ])('%s', (line, commands) => {
    expect(only(line).commands.map(({ words }) => words.map(({ value }) => value).join(' '))).toEqual(commands);
  });
});

describe('ONBUILD', () => {
  it('carries what it runs later', () => {
    const text = 'FROM a\nONBUILD  copy --from=b  c d';
    const outer = parseDockerfile(text).instructions[1];
    expect(outer?.trigger).toMatchObject({
      index: 1,
      keyword: 'COPY',
      text: 'c d',
      flags: [{ name: 'from', value: 'b' }],
    });
    expect(text.slice(outer?.trigger?.keywordRange.start, outer?.trigger?.keywordRange.end)).toBe('copy');
  });
  it.each(['ONBUILD', 'RUN ONBUILD a', 'USER a'])('%s carries nothing', (line) => {
    expect(only(line).trigger).toBeNull();
  });
});

it.each(
  'ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR'.split(
    ' ',
  ),
)('%s is an instruction', (keyword) => {
  const { problems } = parseDockerfile(`FROM a\n${keyword} ["a"]`);
  expect(problems).toEqual([]);
  expect(parseDockerfile(`FROM a\n${keyword.toLowerCase()}X ["a"]`).problems[0]?.kind).toBe('unknown-instruction');
});
