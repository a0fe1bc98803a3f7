import { gzipSync, deflateRawSync } from 'node:zlib';
import { assert, property, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tracesIn } from '../../src/verify/traces.ts';

const value = 'canary-Zm9vYmFyMTIzNDU2Nzg5';
const canaries = [{ name: 'secret npm', value }];

/** A zip archive with one deflated member, by its local header alone. */
function zip(content: string): Buffer {
  const body = deflateRawSync(Buffer.from(content));
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(body.length, 18);
  header.writeUInt16LE(1, 26);
  return Buffer.concat([header, Buffer.from('x'), body]);
}

describe('tracesIn', () => {
  it.each([
    ['as it is', Buffer.from(`token=${value};`)],
    ['hex', Buffer.from(Buffer.from(value).toString('hex'))],
    ['URL-encoded', Buffer.from(encodeURIComponent(value))],
    ['inside gzip', Buffer.concat([Buffer.from('head'), gzipSync(Buffer.from(value))])],
    ['inside zip', zip(value)],
    ['inside zip inside gzip', gzipSync(zip(value))],
  ])('finds it %s', (_, bytes) => expect(tracesIn(bytes, canaries)).toEqual(['secret npm']));

  it('finds base64 whatever stands before and after', () => {
    assert(
      property(uint8Array({ maxLength: 7 }), uint8Array({ maxLength: 7 }), (before, after) => {
        const text = Buffer.concat([before, Buffer.from(value), after]).toString('base64');
        expect(tracesIn(Buffer.from(`x${text}y`), canaries)).toEqual(['secret npm']);
      }),
    );
  });

  it('finds nothing where there is nothing', () => {
    expect(tracesIn(gzipSync(Buffer.from('canary-other')), canaries)).toEqual([]);
  });
});
