/** What was worked out, by what it was worked out of. */
export interface Kept<K, V> {
  readonly get: (key: K) => V | undefined;
  readonly set: (key: K, value: V) => void;
}

/**
 * Keeps what was worked out of an object with the object itself, unseen by whoever lists or copies it. Not in a `WeakMap`: where a value
 * leads back to its key, as a command does to its stage, V8 lets an entry outlive every sweep of young objects, and the heap of a process
 * that looks at thousands of files fills with those that are done.
 */
export function keptWith<K extends object, V>(): Kept<K, V> {
  const place = Symbol('kept');
  return {
    get: (key) => (key as { readonly [place]?: V })[place],
    set: (key, value) => void Object.defineProperty(key, place, { value, writable: true }),
  };
}
