import { describe, expect, it } from 'vitest';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';

const read = (script: string) => {
  const { text, instructions } = parseDockerfile(`FROM a\nRUN ${script}`);
  return { text, commands: instructions[1]?.commands ?? [] };
};

describe('where commands stand', () => {
  it.each<[script: string, places: string[]]>([
    ['a\\\n  b', ['a\\\n  b']],
    ['A=1 B+=2 _c3=4 x D=5 && E=6', ['A=1 B+=2 _c3=4 x D=5', 'E=6']],
    [
      'x 2>&1 >> a < b >| c <> d &> e &>> f <<< g 3> h >& i <& j',
      ['x 2>&1 >> a < b >| c <> d &> e &>> f <<< g 3> h >& i <& j'],
    ],
    ['if a; then b; elif c; then d; else e; fi', ['if a', 'then b', 'elif c', 'then d', 'else e']],
    ['echo $(a $(b) | c) d', ['b', 'a $(b)', 'c', 'echo $(a $(b) | c) d']],
    ['sh -c "a && b" x', ['sh -c "a && b" x', '"a && b"', '"a && b"']],
    ["bash -ec 'a $B; C=1 d > e'", ["bash -ec 'a $B; C=1 d > e'", "'a $B; C=1 d > e'", "'a $B; C=1 d > e'"]],
    ['sudo A=1 B=2 a > b && sudo A=1 && sudo', ['sudo A=1 B=2 a > b', 'sudo A=1 B=2 a > b', 'sudo A=1', 'sudo']],
    ['bash -e <<EOF\na $B\nEOF', ['bash -e <<EOF', 'a $B']],
    ['["/bin/a", "b c"]', ['"/bin/a", "b c"']],
    ['["sh", "-c", "a && b"]', ['"sh", "-c", "a && b"', '"a && b"', '"a && b"']],
  ])('%j', (script, places) => {
    const { text, commands } = read(script);
    expect(commands.map(({ range }) => text.slice(range.start, range.end))).toEqual(places);
  });

  it('what a script in a word runs stands on the whole word', () => {
    const { text, commands } = read('sh -c "A=1 b c > d"');
    const inner = commands[1];
    const places = [
      ...(inner?.words ?? []),
      ...(inner?.assignments ?? []),
      ...(inner?.redirects ?? []).map(({ target }) => target),
    ];
    expect(places.map(({ range }) => text.slice(range.start, range.end))).toEqual(Array(4).fill('"A=1 b c > d"'));
  });

  it('nesting beyond all reason ends', () => {
    const deep = (open: string, close: string) =>
      read(`${open.repeat(60)}a${close.repeat(60)} && b`).commands.map(({ name }) => name);
    expect(deep('(', ')')).toContain('b');
    expect(deep('$(', ')')).toHaveLength(42);
    expect(deep('x > $(', ')')).toHaveLength(42);
  });
});
