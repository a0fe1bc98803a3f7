import type { Kept } from './kept-with.ts';

/** Values by their keys, some of which may be `undefined`. */
export interface KeptByKey<V> extends Kept<string, V> {
  readonly has: (key: string) => boolean;
}

/**
 * Keeps values by their keys, and forgets them all when it is full. It starts over with a new map: one that is cleared leads from each
 * of its old tables to the next, so that V8 lets the dead ones outlive every sweep of young objects, with all that stands in them. For
 * the same reason values stand in it bare: V8 makes wrappers old from the start once many of them have stayed.
 */
export function keptAtMost<V>(most: number): KeptByKey<V> {
  let known = new Map<string, V>();
  return {
    get: (key) => known.get(key),
    has: (key) => known.has(key),
    set: (key, value) => {
      if (known.size >= most && !known.has(key)) known = new Map();
      known.set(key, value);
    },
  };
}

/** Works something out once for each key, as long as it is kept: what is asked for again is there again. */
export function onceFor<K, T>(keyOf: (asked: K) => string, compute: (asked: K) => T, most: number): (asked: K) => T {
  const known = keptAtMost<T>(most);
  return (asked) => {
    const key = keyOf(asked);
    const before = known.get(key);
    if (before !== undefined || known.has(key)) return before as T;
    const made = compute(asked);
    known.set(key, made);
    return made;
  };
}
