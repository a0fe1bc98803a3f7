import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';
import { positionOf } from '../../src/dockerfile/positions.ts';
import { printDockerfile } from '../../src/dockerfile/print.ts';
import { resolveStages } from '../../src/dockerfile/resolve.ts';
import type { Range } from '../../src/model/dockerfile.ts';

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

/** Pieces that make random text look like a Dockerfile. */
const FRAGMENTS = [
  'FROM ',
  'node:24',
  ' AS a',
  'RUN ',
  '\\',
  '\n',
  '\r\n',
  '#',
  ' ',
  '<<EOF',
  'EOF\n',
  '"',
  "'",
  '$(',
  ')',
  '`',
  '${A',
  '}',
  '["a",',
  ']',
  'ENV ',
  'A=b',
  '--x=',
  '&&',
  '|',
  '\t',
  '\uFEFF',
  'case x in',
  'ONBUILD ',
  '# escape=`\n',
  'COPY ',
  '🐳',
];
const fileText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ maxLength: 4 })), { maxLength: 60 })
    .map((parts) => parts.join('')),
);

describe('parseDockerfile', () => {
  it('prints back any text byte for byte', () => {
    fc.assert(
      fc.property(fileText, (text) => printDockerfile(parseDockerfile(text)) === text),
      { numRuns: 1500 },
    );
  });

  it('gives ranges inside the text, for every word, on any text', () => {
    const inside = (text: string) => (range: Range) =>
      range.start >= 0 && range.start <= range.end && range.end <= text.length;
    fc.assert(
      fc.property(fileText, (text) => {
        const dockerfile = parseDockerfile(text);
        const ranges = dockerfile.instructions.flatMap((instruction) => [
          instruction.range,
          instruction.textRange,
          ...instruction.words.map((word) => word.range),
          ...instruction.flags.map((flag) => flag.range),
          ...instruction.commands.flatMap((command) => [command.range, ...command.words.map((word) => word.range)]),
        ]);
        resolveStages(dockerfile, { contractOf: () => null, buildArgs: {} });
        return ranges.every(inside(text));
      }),
      { numRuns: 1500 },
    );
  });

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

describe('time', () => {
  const BIG: Record<string, string> = {
    'stages on stages': Array.from(
      { length: 10_000 },
      (_, i) => `FROM ${i === 0 ? 'a' : `s${i - 1}`} AS s${i}\nRUN $x${i}\nUSER $v${i}\n`,
    ).join(''),
    'many variables': `FROM a AS b\n${Array.from({ length: 20_000 }, (_, i) => `ENV A${i}=x\n`).join('')}${'FROM b AS b\nUSER $Q\n'.repeat(20_000)}`,
    'doubling values': `FROM a\nENV A=xxxxxxxxxxxxxxxx\n${'ENV A=$A$A\n'.repeat(60_000)}`,
    heredocs: `RUN ${Array.from({ length: 5000 }, (_, i) => `<<E${i}`).join(' ')}\n${Array.from({ length: 5000 }, (_, i) => `x\nE${i}\n`).join('')}`,
    'unterminated heredocs': 'RUN <<E\n'.repeat(100_000),
    continuations: `RUN a${'\\\n'.repeat(400_000)}`,
    comments: '#\n'.repeat(490_000),
    parentheses: `RUN ${'('.repeat(60_000)}`,
    substitutions: `RUN ${'$('.repeat(30_000)}`,
    'sh -c': `RUN ${"sh -c 'sh -c x ".repeat(4000)}`,
    braces: `FROM a\nUSER ${'${a:-'.repeat(10_000)}`,
    quotes: `RUN ${'"'.repeat(60_000)}`,
    flags: `RUN ${'--mount=type=cache '.repeat(3000)}`,
    json: `CMD [${'"a",'.repeat(16_000)}"b"]`,
  };
  it.each(Object.entries(BIG))('takes less than 2 s of processor time for %s', (_, text) => {
    const start = process.cpuUsage();
    resolveStages(parseDockerfile(text), { contractOf: () => null, buildArgs: {} });
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(2000);
  });
});
