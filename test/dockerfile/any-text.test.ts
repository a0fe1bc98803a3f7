import * as fc from 'fast-check';
import { describe, it } from 'vitest';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';
import { printDockerfile } from '../../src/dockerfile/print.ts';
import { resolveStages } from '../../src/dockerfile/resolve.ts';
import type { Range } from '../../src/model/dockerfile.ts';

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

describe('any text', () => {
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
});
