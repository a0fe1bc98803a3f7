import type { ImageReference } from './dockerfile.ts';
import { onceFor } from './kept-at-most.ts';

/** Images that are remembered; beyond that all are forgotten. */
const MOST = 10_000;

/** Works something out once for each image: files of many stages, and the files of a repository, name the same few again and again. */
export function onceByText<T>(look: (reference: ImageReference) => T): (reference: ImageReference) => T {
  return onceFor(({ text }) => text, look, MOST);
}
