import { hunksOf } from './hunks.ts';
import type { Texts } from './keeps-edits.ts';
import type { Part } from './part.ts';
import { mask } from './references.ts';

/**
 * Whether a merged text has the user's lines in the user's order, but for those that the templates moved. Lines in a conflict are for
 * the user to place, and of a line that stands twice nobody can say which is which.
 */
export function keepsOrder({ base, yours, theirs }: Texts, merged: string, parts: readonly Part[]): boolean {
  const [was = [], mine = [], other = [], now = []] = [base, yours, theirs, merged].map(linesOf);
  const shown = parts.flatMap((part) => (part.kind === 'conflict' ? [part.base, part.yours, part.theirs] : []));
  const free = new Set([
    ...shown.flatMap(linesOf),
    ...movedIn(was, other),
    ...[was, mine, other, now].flatMap(doubled),
  ]);
  const [standing, left] = [new Set(mine), new Set(now)];
  const inBoth = (line: string): boolean => !free.has(line) && standing.has(line) && left.has(line);
  const [wanted, found] = [mine.filter(inBoth), now.filter(inBoth)];
  return wanted.every((line, at) => line === found[at]);
}

/** Lines that stand on both sides of a changed place, or in two changed places. */
function movedIn(was: readonly string[], now: readonly string[]): readonly string[] {
  const hunks = hunksOf(was, now);
  const gone = new Set(hunks.flatMap(({ base: [start, length] }) => was.slice(start, start + length)));
  return hunks
    .flatMap(({ side: [start, length] }) => now.slice(start, start + length))
    .filter((line) => gone.has(line));
}

function doubled(lines: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return lines.filter((line) => seen.size === seen.add(line).size);
}

function linesOf(text: string): readonly string[] {
  return mask(text)
    .text.split('\n')
    .filter((line) => line.trim() !== '');
}
