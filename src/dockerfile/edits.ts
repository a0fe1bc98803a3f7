import type { Edit } from '../model/dockerfile.ts';

/**
 * Applies groups of edits to a text and leaves every other byte alone. A group is applied whole or not at all: where two groups
 * touch the same place the one that stands first in the list wins, and the index of the other comes back in `skipped`.
 */
export function applyEdits(text: string, groups: readonly (readonly Edit[])[]): { text: string; skipped: number[] } {
  const taken: Edit[] = [];
  const skipped: number[] = [];
  for (const [index, edits] of groups.entries()) {
    if (edits.length > 0 && edits.every((edit) => fits(taken, edit))) for (const edit of edits) insert(taken, edit);
    else skipped.push(index);
  }
  return { text: splice(text, taken), skipped };
}

/** `taken` is sorted and free of overlaps, so the two neighbours decide. */
function fits(taken: readonly Edit[], edit: Edit): boolean {
  const at = placeOf(taken, edit);
  const before = taken[at - 1];
  const after = taken[at];
  if (before && (before.range.end > edit.range.start || before.range.start === edit.range.start)) return false;
  return !after || (edit.range.end <= after.range.start && after.range.start !== edit.range.start);
}

function insert(taken: Edit[], edit: Edit): void {
  taken.splice(placeOf(taken, edit), 0, edit);
}

function placeOf(taken: readonly Edit[], edit: Edit): number {
  let low = 0;
  let high = taken.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((taken[middle]?.range.start ?? 0) < edit.range.start) low = middle + 1;
    else high = middle;
  }
  return low;
}

function splice(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { range, text: replacement } of edits) {
    parts.push(text.slice(at, range.start), replacement);
    at = range.end;
  }
  return [...parts, text.slice(at)].join('');
}
