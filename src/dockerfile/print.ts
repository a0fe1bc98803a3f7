import type { Dockerfile } from '../model/dockerfile.ts';

/** Puts a parsed file together again from its pieces: the text it was parsed from, byte for byte. */
export function printDockerfile(dockerfile: Dockerfile): string {
  return dockerfile.pieces.map(({ range }) => dockerfile.text.slice(range.start, range.end)).join('');
}
