import type { Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';
import { findIn } from '../../_shared/place.ts';

/** Files in which hosts of sites are told that every path gets the first page, as in `/* /index.html 200`. */
const RULES: readonly (readonly [string, RegExp])[] = [
  ['_redirects', /^(\/\*)\s+\/(?:index\.html)?\s+200!?\s*$/m],
  ['netlify.toml', /from\s*=\s*"(\/\*)"\s+to\s*=\s*"\/index\.html"\s+status\s*=\s*200/],
  ['vercel.json', /"source":\s*"(\/\(\.\*\))",\s*"destination":\s*"\/(?:index\.html)?"/],
  ['firebase.json', /"source":\s*"(\*\*)",\s*"destination":\s*"\/index\.html"/],
];

/** Whether a single page shows every path; `null` when nobody says so. */
export function redirects(repo: Repo, start: string): Found<boolean> | null {
  const places = RULES.flatMap(([file, pattern]) =>
    [...new Set([file, `${start}${file}`])].map((path) => ({ path, pattern })),
  );
  const found = places.map(({ path, pattern }) => findIn(path, repo.text(path), pattern)).find((one) => one !== null);
  return found === undefined ? null : { value: true, from: found.from };
}
