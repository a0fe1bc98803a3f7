import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/errors.ts';
import { elementAt, elementsAt, parseXml, textIn } from '../../../src/stacks/_shared/xml-file.ts';

const POM = `<?xml version="1.0"?>
<!-- <version>0</version> -->
<p:project a='1' b="2>1">
  <version>
    1.0
  </version>
  <m><![CDATA[a < b]]> &amp; c</m><m/>
</p:project>`;

describe('XML as build files have it', () => {
  it('gives text with its line, attributes, and names without their prefix', () => {
    const root = parseXml('pom.xml', POM);
    expect([root.name, root.attributes]).toEqual(['project', { a: '1', b: '2>1' }]);
    expect(textIn(root, 'version')).toEqual({ value: '1.0', from: 'pom.xml:5' });
    expect(elementsAt(root, [], 'm').map(({ text }) => text)).toEqual(['a < b & c', '']);
    expect(elementAt(root, 'version', 'none')).toBeNull();
  });

  it.each([
    ['<a><b></a></b>', 1],
    ['<a>\n<b>', 2],
    ['<!DOCTYPE a>\n<a/>', 1],
    ['<a>\n<!ENTITY x "y"></a>', 2],
    ['no tag', 1],
    ['<a', 1],
    ['', 1],
    ['<a>'.repeat(200), 1],
  ])('refuses %j at its line', (text, line) => {
    expect(() => parseXml('pom.xml', text)).toThrow(`pom.xml:${line} `);
  });

  it('reads any text to its end, or refuses it', () => {
    const piece = fc.oneof(
      fc.constantFrom('<a>', '</a>', '<a/>', '<!--', '-->', '<![CDATA[', ']]>', '<?', '?>', '&amp;', '"', '<'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        try {
          expect(parseXml('pom.xml', pieces.join('')).name).toMatch(/^[\w.-]+$/);
        } catch (error) {
          expect(error).toBeInstanceOf(UsageError);
        }
      }),
    );
  });

  it('takes linear time, whatever is in it', () => {
    const started = performance.now();
    for (const text of [
      `<a>${'<!-'.repeat(50_000)}`,
      `<a ${'b="c" '.repeat(50_000)}`,
      `<a>${'<![CDATA['.repeat(50_000)}`,
    ])
      expect(() => parseXml('pom.xml', text)).toThrow(UsageError);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
