import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { withoutComments } from '../../../../src/stacks/go/scan/source.ts';

it.each([
  ['a // :8080\nb', 'a         \nb'],
  ['a /* x\ny */ b', 'a     \n     b'],
  ['"// no comment"', '"// no comment"'],
  ['`/* raw\n` // c', '`/* raw\n`     '],
  [String.raw`"a\"//b" //c`, String.raw`"a\"//b"    `],
  [`'"' // c`, `'"'     `],
  ['"open // string\n// c', '"open // string\n    '],
  ['x /* never closed', 'x' + ' '.repeat(16)],
])('%j', (text, code) => {
  expect(withoutComments(text)).toBe(code);
});

it('keeps every offset and every line, and is done in one pass', () => {
  const piece = fc.constantFrom('"', "'", '`', '/', '*', '//', '/*', '*/', '\\', '\n', 'a', ' ');
  fc.assert(
    fc.property(
      fc.array(piece).map((pieces) => pieces.join('')),
      (text) => {
        const code = withoutComments(text);
        expect(code.length).toBe(text.length);
        expect(code.split('\n').length).toBe(text.split('\n').length);
        expect(withoutComments(code).length).toBe(text.length);
      },
    ),
  );
});

it('is linear in hostile text', () => {
  const started = process.hrtime.bigint();
  for (const text of ['/*', '"', '`', "'", '//', '"\\']) withoutComments(text.repeat(60_000));
  expect(Number(process.hrtime.bigint() - started) / 1e9).toBeLessThan(3);
});
