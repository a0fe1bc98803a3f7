import type { Found } from '../../model/evidence.ts';
import type { Repo } from '../../model/repo.ts';
import { place } from './place.ts';

/** Enough to find a port and a route; of a larger repo the files nearest to its root are read. */
const MOST_FILES = 1500;
const LARGEST = 200_000;

/** One source file that was read for evidence. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** The source files that `wanted` picks, bounded in number and size. */
export function readCode(repo: Repo, wanted: (path: string) => boolean): readonly SourceFile[] {
  return nearest(repo.files().filter(wanted)).flatMap((path) => {
    const small = (repo.stat(path)?.size ?? LARGEST + 1) <= LARGEST;
    const text = small ? repo.text(path) : null;
    return text === null ? [] : [{ path, text }];
  });
}

/** What starts a program lies higher in its tree than what was generated for it. */
function nearest(paths: readonly string[]): readonly string[] {
  if (paths.length <= MOST_FILES) return paths;
  return paths.toSorted((a, b) => a.split('/').length - b.split('/').length).slice(0, MOST_FILES);
}

/** First match of the first pattern that matches anywhere; the pattern's first group is the value. */
export function firstMatch(code: readonly SourceFile[], patterns: readonly RegExp[]): Found<string> | null {
  for (const pattern of patterns) {
    for (const { path, text } of code) {
      const match = pattern.exec(text);
      if (match?.[1] !== undefined)
        return { value: match[1], from: place(path, text, match.index + match[0].lastIndexOf(match[1])) };
    }
  }
  return null;
}

/** Every distinct value of a global pattern's first group, with the first place it stands, sorted by value. */
export function allMatches(code: readonly SourceFile[], pattern: RegExp): readonly Found<string>[] {
  const seen = new Map<string, string>();
  for (const { path, text } of code) {
    for (const match of text.matchAll(pattern)) {
      if (match[1] !== undefined && !seen.has(match[1])) seen.set(match[1], place(path, text, match.index));
    }
  }
  return [...seen].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([value, from]) => ({ value, from }));
}
