import { Buffer } from 'node:buffer';

const MARK = Buffer.from('\uFEFF');

/** A text as bytes, with the line ends and the byte-order mark that the file it replaces has: they are its owner's choice. */
export function bytesLike(text: string, before: Uint8Array | null): Uint8Array {
  if (before === null || text.includes('\r\n')) return Buffer.from(text);
  const old = Buffer.from(before.buffer, before.byteOffset, before.byteLength);
  const plain = old.subarray(0, MARK.length).equals(MARK) ? old.subarray(MARK.length) : old;
  const lines = plain.toString('latin1');
  const returns = lines.split('\r\n').length - 1;
  const ended = returns * 2 > lines.split('\n').length - 1 ? text.replaceAll('\n', '\r\n') : text;
  return plain === old ? Buffer.from(ended) : Buffer.concat([MARK, Buffer.from(ended)]);
}
