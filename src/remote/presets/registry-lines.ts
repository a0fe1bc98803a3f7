/**
 * What a repository's .npmrc says about where packages come from, as options of npm. Nothing else of it is taken: a login stands in
 * the user's own configuration and goes to the host that it is for.
 */
export function registryLines(npmrc: string): readonly string[] {
  return npmrc
    .slice(0, 100_000)
    .split(/\r?\n/)
    .flatMap((line) => {
      const [, key, url] = /^\s*((?:@[a-z0-9][\w.-]*:)?registry)\s*=\s*(\S+)\s*$/.exec(line) ?? [];
      return key !== undefined && url !== undefined && isPlain(url) ? [`--${key}=${url}`] : [];
    });
}

function isPlain(url: string): boolean {
  return /^https:\/\/[a-z0-9][\w.:-]*(?:\/[\w.~/+-]*)?$/.test(url) || /^http:\/\/127\.0\.0\.1:\d+\/?/.test(url);
}
