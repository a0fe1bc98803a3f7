import type { Part } from './part.ts';
import { mask } from './references.ts';

/** The three texts of a merge. */
export interface Texts {
  /** As it was generated last time. */
  readonly base: string;
  readonly yours: string;
  /** As it is generated now. */
  readonly theirs: string;
}

/**
 * Whether a merged text keeps what the user did, line by line: what they wrote is in it or in a conflict, what they took out is not
 * or is in a conflict. Versions of images do not count, blank lines neither.
 */
export function keepsEdits({ base, yours, theirs }: Texts, merged: string, parts: readonly Part[]): boolean {
  const [was, mine, other, now] = [base, yours, theirs, merged].map(linesOf);
  const shown = linesOf(
    parts.flatMap((part) => (part.kind === 'conflict' ? [part.base, part.yours, part.theirs] : [])).join(''),
  );
  return [...new Set([...(was ?? new Map()).keys(), ...(mine ?? new Map()).keys()])].every((line: string) => {
    if (shown.has(line)) return true;
    const [before, wanted, given, left] = [was, mine, other, now].map((lines) => lines?.get(line) ?? 0);
    return kept(before ?? 0, wanted ?? 0, given ?? 0, left ?? 0);
  });
}

/** For one line: how often it stood, stands in the user's file, is generated, and is in the merged text. */
function kept(before: number, wanted: number, given: number, left: number): boolean {
  if (wanted > before) return left >= wanted - Math.max(0, before - given);
  if (wanted < before) return left <= wanted + Math.max(0, given - before);
  return true;
}

function linesOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of mask(text).text.split('\n')) if (line.trim() !== '') counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}
