import type { Merge } from '../model/merge.ts';
import { lineOf } from './dialog/ask-conflicts.ts';

/** What a merge left to a person, as data: nothing where it left nothing. */
export function mergeReport(merge: Merge | null): object {
  if (merge === null) return {};
  const conflicts = merge.conflicts.map((conflict) => {
    const { base, yours, theirs } = conflict;
    return { line: lineOf(merge.text, conflict), base, yours, theirs };
  });
  return {
    ...(conflicts.length > 0 ? { conflicts } : {}),
    ...(merge.unpinned.length > 0 ? { unpinned: merge.unpinned } : {}),
  };
}
