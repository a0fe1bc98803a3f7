import { gunzipSync } from 'node:zlib';
import { RemoteError } from '../../errors.ts';

/** Unpacked. */
const MOST_BYTES = 20_000_000;
const MOST_FILES = 2_000;
const BLOCK = 512;

/** Regular files of an npm package that could be presets or their code, by path. Links and everything else are left out. */
export function filesOf(packed: Buffer, source: string): ReadonlyMap<string, string> {
  const bytes = unpacked(packed, source);
  const files = new Map<string, string>();
  for (let at = 0; at + BLOCK <= bytes.length && bytes[at] !== 0;) {
    const header = bytes.subarray(at, at + BLOCK);
    const size = Number.parseInt(field(header, 124, 12), 8) || 0;
    const path = [field(header, 345, 155), field(header, 0, 100)].filter((part) => part !== '').join('/');
    const body = bytes.subarray(at + BLOCK, at + BLOCK + size);
    if ((header[156] === 0x30 || header[156] === 0) && /\.(?:json|ya?ml|ejs|mjs)$/.test(path))
      files.set(path, body.toString('utf8'));
    if (files.size > MOST_FILES)
      throw new RemoteError(`${source}: a preset of that many files is none. Nothing was written.`);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}

function unpacked(packed: Buffer, source: string): Buffer {
  try {
    return gunzipSync(packed, { maxOutputLength: MOST_BYTES });
  } catch (error) {
    throw new RemoteError(
      `${source}: the package can't be unpacked, or is larger than any preset. Nothing was written.`,
      {
        cause: error,
      },
    );
  }
}

function field(header: Buffer, start: number, length: number): string {
  const bytes = header.subarray(start, start + length);
  const end = bytes.indexOf(0);
  return bytes.toString('utf8', 0, end === -1 ? length : end).trim();
}
