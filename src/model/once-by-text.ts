import type { ImageReference } from './dockerfile.ts';

/** Images that are remembered; beyond that all are forgotten. */
const MOST = 10_000;

/** Works something out once for each image: files of many stages, and the files of a repository, name the same few again and again. */
export function onceByText<T>(look: (reference: ImageReference) => T): (reference: ImageReference) => T {
  const known = new Map<string, { readonly found: T }>();
  return (reference) => {
    const answer = known.get(reference.text);
    if (answer) return answer.found;
    const found = look(reference);
    if (known.size >= MOST) known.clear();
    known.set(reference.text, { found });
    return found;
  };
}
