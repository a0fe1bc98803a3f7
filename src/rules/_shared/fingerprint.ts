/** FNV-1a in two lanes of 32 bits, as 16 hex digits: an identity, not a protection. */
export function fingerprint(parts: readonly string[]): string {
  const text = parts.join('\u0000');
  let one = 0x811c9dc5;
  let two = 0x01000193;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 0x01000193);
    two = Math.imul(two ^ unit ^ (one >>> 13), 0x85ebca6b);
  }
  return hex(one) + hex(two);
}

const BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** By bytes: a number beyond 31 bits takes the long way to a text. */
function hex(lane: number): string {
  return byteOf(lane, 24) + byteOf(lane, 16) + byteOf(lane, 8) + byteOf(lane, 0);
}

function byteOf(lane: number, shift: number): string {
  return BYTES[(lane >>> shift) & 0xff] ?? '';
}
