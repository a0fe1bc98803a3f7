/** Rewrites every `from` in facts of a sub-folder, so that evidence always names a path from the repo root. */
export function locate<T>(value: T, service: string): T {
  return service === '' ? value : (relocated(value, service) as T);
}

function relocated(value: unknown, service: string): unknown {
  if (Array.isArray(value)) return value.map((item) => relocated(item, service));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key === 'from' ? prefixed(item, service) : relocated(item, service),
    ]),
  );
}

/** Flags are evidence too, and stand in no folder. */
function prefixed(from: unknown, service: string): unknown {
  return typeof from === 'string' && from !== '' && !from.startsWith('--') ? `${service}/${from}` : from;
}
