import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/repo/decode-text.ts';

const TEXT = 'Flask==3.1.0\r\nélan\n';
const READ = 'Flask==3.1.0\nélan\n';

function utf16(text: string, bigEndian: boolean): Buffer {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
}

describe('decodeText', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${TEXT}`)],
    ['UTF-16LE, as PowerShell writes', utf16(TEXT, false)],
    ['UTF-16BE', utf16(TEXT, true)],
  ])('reads %s', (_name, bytes) => {
    expect(decodeText(bytes)).toEqual({ text: READ });
  });

  it.each([
    ['UTF-32LE text', Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0])],
    ['UTF-32BE text', Buffer.from([0, 0, 0xfe, 0xff, 0, 0, 0, 0x61])],
    ['UTF-16LE text without a byte-order mark', Buffer.from('abc', 'utf16le')],
    ['UTF-16BE text without a byte-order mark', Buffer.from('abc', 'utf16le').swap16()],
    ['broken UTF-16LE text', Buffer.from([0xff, 0xfe, 0x61])],
    ['binary (it has NUL bytes)', Buffer.from('ab\0\0c')],
    ['no UTF-8 text (line 2), perhaps Windows-1252 or another 8-bit encoding', Buffer.from('a\ncaf\u00e9\n', 'latin1')],
  ])('refuses %s', (refused, bytes) => {
    expect(decodeText(bytes)).toEqual({ refused });
  });

  it('keeps a lone carriage return, which ends no line of a Dockerfile', () => {
    expect(decodeText(Buffer.from('a\rb'))).toEqual({ text: 'a\rb' });
  });

  it('gives any text back, through every encoding', () => {
    const texts = fc.string({ unit: 'grapheme' }).filter((text) => !/[\0\uFEFF\r]/.test(text));
    fc.assert(
      fc.property(texts, fc.constantFrom('utf8', 'le', 'be'), (text, encoding) => {
        const bytes = encoding === 'utf8' ? Buffer.from(text) : utf16(text, encoding === 'be');
        expect(decodeText(bytes)).toEqual({ text });
      }),
    );
  });
});
