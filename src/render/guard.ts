/**
 * What `<%= %>` prints in place of EJS's HTML escaping: strings and numbers without a control character. A line break in a value
 * would be an instruction of somebody else's making, and an undefined value would vanish.
 */
export function guard(value: unknown): string {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') throw new TypeError(`a template printed ${value === null ? 'null' : typeof value}`);
  if (/[\p{Cc}\u2028\u2029]/u.test(value))
    throw new TypeError(`control character in a template value: ${JSON.stringify(value)}`);
  return value;
}
