import { describe, expect, it } from 'vitest';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';
import { positionOf } from '../../src/dockerfile/positions.ts';

const TORTURE = [
  '# syntax=docker/dockerfile:1.7',
  '# escape=\\',
  '# not=a directive',
  'ARG V=24',
  '',
  'from --platform=$BUILDPLATFORM node:${V} AS Build',
  'RUN --mount=type=cache,target=/root/.npm \\',
  '    # why we do this',
  '',
  '    npm ci \\',
  '    && npm run "build all"',
  'RUN <<-EOF',
  '\techo one',
  '\tEOF',
  'COPY <<A <<"B" /etc/',
  'a',
  'A',
  'b $x',
  'B',
  'ONBUILD RUN ["npm", "ci"]',
  'HEALTHCHECK --interval=5s CMD ["node", "h.js"]',
  'CMD ["node", "a\\"b.js"]',
].join('\n');

describe('parseDockerfile', () => {
  it('reads directives, comments, continuations, heredocs, ONBUILD and both forms', () => {
    const { directives, comments, instructions, stages, problems } = parseDockerfile(TORTURE);
    expect(directives.map(({ name, value }) => [name, value])).toEqual([
      ['syntax', 'docker/dockerfile:1.7'],
      ['escape', '\\'],
    ]);
    expect(comments.map(({ text }) => text)).toEqual(['not=a directive', 'why we do this']);
    expect(instructions.map(({ keyword }) => keyword).join(' ')).toBe('ARG FROM RUN RUN COPY ONBUILD HEALTHCHECK CMD');
    expect(stages.map(({ name }) => name)).toEqual(['build']);
    expect(problems).toEqual([]);
    const [, from, run, script, copy, onbuild, health, cmd] = instructions;
    expect(from!.flags[0]).toMatchObject({ name: 'platform', value: '$BUILDPLATFORM' });
    expect(run!.commands.map(({ words }) => words.map(({ value }) => value))).toEqual([
      ['npm', 'ci'],
      ['npm', 'run', 'build all'],
    ]);
    expect(run!.blanks).toHaveLength(1);
    expect(script!.commands[0]!.words.map(({ value }) => value)).toEqual(['echo', 'one']);
    expect(copy!.heredocs.map(({ name, expand, content }) => [name, expand, content])).toEqual([
      ['A', true, 'a\n'],
      ['B', false, 'b $x\n'],
    ]);
    expect(onbuild!.trigger!.json!.map(({ value }) => value)).toEqual(['npm', 'ci']);
    expect(health!.commands[0]!.name).toBe('node');
    expect(cmd!.json!.map(({ value }) => value)).toEqual(['node', 'a"b.js']);
  });

  it('gives the source range of a word behind a continuation', () => {
    const dockerfile = parseDockerfile('FROM a\nRUN x && \\\n  # c\n  npm ci');
    const word = dockerfile.instructions[1]?.commands[1]?.words[0];
    expect(dockerfile.text.slice(word?.range.start, word?.range.end)).toBe('npm');
    expect(positionOf(dockerfile.lineStarts, word?.range.start ?? 0)).toEqual({ line: 4, column: 3 });
  });

  it.each([
    ['FRMO a', 'unknown-instruction'],
    ['FROM a\nRUN <<EOF\nx', 'unterminated-heredoc'],
    ['FROM a\nRUN', 'missing-arguments'],
    ['ARG A', 'no-stage'],
  ])('keeps what Docker refuses as a problem: %j', (text, kind) => {
    expect(parseDockerfile(text).problems.map((problem) => problem.kind)).toContain(kind);
  });

  it('reads a backtick escape, CRLF and a byte-order mark', () => {
    const dockerfile = parseDockerfile('\uFEFF# escape=`\r\nFROM a\r\nRUN a `\r\n  b\r\n');
    expect(dockerfile.instructions[1]?.commands[0]?.words.map(({ value }) => value)).toEqual(['a', 'b']);
    expect(dockerfile.text.slice(dockerfile.instructions[0]?.range.start, dockerfile.instructions[0]?.range.end)).toBe(
      'FROM a',
    );
  });
});
