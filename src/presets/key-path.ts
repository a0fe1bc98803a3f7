/** A key as people write it, from its parts: `registries.mirrors["docker.io"]`. */
export function keyOf(parts: readonly string[]): string {
  return parts.reduce((key, part) => {
    if (!/^[A-Za-z][\w-]*$/.test(part)) return `${key}["${part}"]`;
    return key === '' ? part : `${key}.${part}`;
  }, '');
}

/** Parts of a key. */
export function partsOf(key: string): readonly string[] {
  return [...key.matchAll(/\["([^"]*)"\]|([^.[]+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

/** Every leaf of a value with its key: lists are leaves. */
export function leavesOf(value: unknown, parts: readonly string[] = []): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[keyOf(parts), value]];
  return Object.entries(value).flatMap(([part, inner]) =>
    inner === undefined ? [] : leavesOf(inner, [...parts, part]),
  );
}

/** Leaves → the value they are the leaves of. */
export function treeOf(leaves: Iterable<readonly [string, unknown]>): Record<string, unknown> {
  const tree: Record<string, unknown> = {};
  for (const [key, value] of leaves) {
    const parts = partsOf(key);
    let at = tree;
    for (const part of parts.slice(0, -1)) at = (at[part] ??= {}) as Record<string, unknown>;
    at[parts.at(-1) ?? ''] = value;
  }
  return tree;
}
