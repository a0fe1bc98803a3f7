import { gunzipSync, inflateRawSync } from 'node:zlib';
import type { Canary } from './subject.ts';

/** A value in the forms in which it could have been written down. */
export function encodings(value: string): readonly Buffer[] {
  const raw = Buffer.from(value);
  const shifted = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), raw])
      .toString('base64')
      .replace(/=+$/, '');
    // Characters at both ends also hold bits of the neighbours.
    return text.slice(shift === 0 ? 0 : shift + 1, (raw.length + shift) % 3 === 0 ? undefined : -1);
  });
  const forms = [
    value,
    raw.toString('hex'),
    raw.toString('hex').toUpperCase(),
    encodeURIComponent(value),
    ...shifted,
    ...shifted.map(urlSafe),
  ];
  return [...new Set(forms)].map((form) => Buffer.from(form));
}

function urlSafe(text: string): string {
  return text.replaceAll('+', '-').replaceAll('/', '_');
}

/** Names of the canaries that stand in these bytes, plain, encoded or inside gzip and zip members. */
export function tracesIn(bytes: Buffer, canaries: readonly Canary[], depth = 0): readonly string[] {
  const found = canaries
    .filter((canary) => encodings(canary.value).some((form) => bytes.includes(form)))
    .map((canary) => canary.name);
  if (depth >= 3) return found;
  const packed = [...gzipMembers(bytes), ...zipMembers(bytes)];
  return [...new Set([...found, ...packed.flatMap((member) => tracesIn(member, canaries, depth + 1))])];
}

const PACKED_LIMIT = 256 * 1024 * 1024;

function* gzipMembers(bytes: Buffer): Generator<Buffer> {
  const magic = Buffer.from([0x1f, 0x8b, 0x08]);
  for (let at = bytes.indexOf(magic); at >= 0; at = bytes.indexOf(magic, at + 3)) {
    const content = unpacked(() => gunzipSync(bytes.subarray(at), { maxOutputLength: PACKED_LIMIT }));
    if (content !== null) yield content;
  }
}

/** Deflated members of zip archives (jar, whl), by their local headers. */
function* zipMembers(bytes: Buffer): Generator<Buffer> {
  const magic = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
  for (let at = bytes.indexOf(magic); at >= 0 && at + 30 <= bytes.length; at = bytes.indexOf(magic, at + 4)) {
    if (bytes.readUInt16LE(at + 8) !== 8) continue;
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    const content = unpacked(() => inflateRawSync(bytes.subarray(start), { maxOutputLength: PACKED_LIMIT }));
    if (content !== null) yield content;
  }
}

/** Bytes that only look like an archive are none. */
function unpacked(open: () => Buffer): Buffer | null {
  try {
    return open();
  } catch {
    return null;
  }
}
