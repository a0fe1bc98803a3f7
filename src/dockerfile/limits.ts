import type { Refusal } from '../model/dockerfile.ts';

/** Docker's scanner gives up on longer lines. Bytes. */
const LINE_LIMIT = 65_535;
/** Larger than any Dockerfile people write; keeps the whole of a run bounded. Bytes. */
const FILE_LIMIT = 1_000_000;

const encoder = new TextEncoder();

/** Why a text must not be parsed, or `null`. Call it before {@link parseDockerfile}. */
export function refusalOf(text: string): Refusal | null {
  const bytes = bytesOf(text, FILE_LIMIT);
  if (bytes > FILE_LIMIT) return { kind: 'file-too-large', bytes, limit: FILE_LIMIT };
  if (text.length * 3 <= LINE_LIMIT) return null;
  let start = 0;
  for (let line = 1; start <= text.length; line += 1) {
    const end = lineEnd(text, start);
    const length = bytesOf(text.slice(start, end), LINE_LIMIT);
    if (length > LINE_LIMIT) return { kind: 'line-too-long', line, bytes: length, limit: LINE_LIMIT };
    start = end + 1;
  }
  return null;
}

function lineEnd(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end === -1 ? text.length : end;
}

/** Encodes only where three bytes a unit could pass the limit. */
function bytesOf(text: string, limit: number): number {
  return text.length * 3 <= limit ? text.length : encoder.encode(text).length;
}
