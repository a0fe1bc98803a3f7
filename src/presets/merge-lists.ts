/** How a list joins the same list of earlier presets. */
export type Strategy = 'replace' | 'union' | 'intersect';

/** Lists that forbid or demand grow; all others are replaced. */
const GROWING: ReadonlySet<string> = new Set([
  'bases.never',
  'files.emit',
  'files.never',
  'labels.required',
  'rules.required',
  'secrets',
]);

/** Strategy of a key, where a preset declares none. */
export function strategyOf(key: string): Strategy {
  return GROWING.has(key) ? 'union' : 'replace';
}

/** Two values of one key as one. */
export function joined(before: unknown, after: unknown, strategy: Strategy): unknown {
  if (!Array.isArray(before) || !Array.isArray(after) || strategy === 'replace') return after;
  if (strategy === 'intersect') return before.filter((item) => after.includes(item));
  return [...new Set([...before, ...after])];
}
