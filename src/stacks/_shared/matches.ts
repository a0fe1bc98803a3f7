/** More matches in one file than a person writes: the rest of a hostile file is not worth reading. */
const MOST = 500;

/** Matches of a global pattern, the first few hundred. */
export function matchesOf(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  for (const match of text.matchAll(pattern)) {
    found.push(match);
    if (found.length === MOST) break;
  }
  return found;
}
