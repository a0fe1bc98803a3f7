import type { ImageReference } from './dockerfile.ts';
import { keptAtMost } from './kept-at-most.ts';

/** Images that are remembered; beyond that all are forgotten. */
const MOST = 10_000;

/** Works something out once for each image: files of many stages, and the files of a repository, name the same few again and again. */
export function onceByText<T>(look: (reference: ImageReference) => T): (reference: ImageReference) => T {
  const known = keptAtMost<T>(MOST);
  return (reference) => {
    const before = known.get(reference.text);
    if (before !== undefined || known.has(reference.text)) return before as T;
    const found = look(reference);
    known.set(reference.text, found);
    return found;
  };
}
