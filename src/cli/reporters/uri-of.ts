/** A path as a relative URI: what has a meaning in URIs is escaped, slashes stay. */
export function uriOf(path: string): string {
  return path
    .toWellFormed()
    .split('/')
    .map((part) => encodeURIComponent(part))
    .join('/');
}
