import type { ImageReference } from './dockerfile.ts';

/** Works something out once for each image: a file of many stages names the same few again and again. */
export function onceByText<T>(look: (reference: ImageReference) => T): (reference: ImageReference) => T {
  const known = new Map<string, { readonly found: T }>();
  return (reference) => {
    const answer = known.get(reference.text);
    if (answer) return answer.found;
    const found = look(reference);
    known.set(reference.text, { found });
    return found;
  };
}
