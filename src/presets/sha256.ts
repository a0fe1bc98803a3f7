import { createHash } from 'node:crypto';

/** Hex of a text's SHA-256. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
