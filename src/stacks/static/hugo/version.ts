import type { Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';
import { findIn } from '../../_shared/place.ts';

const VERSION = String.raw`v?(?:extended[_-])?v?(\d+\.\d+\.\d+)`;
/** Files that name Hugo's version, those that were made for it first. */
const PLACES: readonly (readonly [RegExp, RegExp])[] = [
  [/^\.hugo-version$|^\.hvm$/, new RegExp(String.raw`^\s*${VERSION}`)],
  [/^\.?mise\.toml$/, new RegExp(String.raw`\bhugo(?:-extended)?"?\s*=\s*"${VERSION}"`)],
  [/^\.tool-versions$/, new RegExp(String.raw`^\s*(?:go)?hugo(?:-extended)?\s+${VERSION}`, 'm')],
  [/^netlify\.toml$|^vercel\.json$/, new RegExp(String.raw`HUGO_VERSION"?\s*[:=]\s*"${VERSION}"`)],
  [
    /^\.github\/workflows\/[^/]+\.ya?ml$|^\.gitlab-ci\.yml$/,
    new RegExp(String.raw`(?:hugo-version|HUGO_VERSION)\s*:\s*["']?${VERSION}`),
  ],
];

/** Exact version that the repo builds with; `null` where nothing says. */
export function hugoVersion(repo: Repo): Found<string> | null {
  for (const [name, pattern] of PLACES) {
    for (const file of repo.files().filter((path) => name.test(path))) {
      const found = findIn(file, repo.source(file), pattern);
      if (found !== null) return found;
    }
  }
  return null;
}
