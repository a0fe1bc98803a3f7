/** Package names as the Python packaging specifications compare them. */
export function packageName(raw: string): string {
  return raw.toLowerCase().replace(/[-_.]+/g, '-');
}
