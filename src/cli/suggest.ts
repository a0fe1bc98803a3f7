/** The known name closest to what was typed; `null` when none is close. */
export function suggest(typed: string, known: readonly string[]): string | null {
  const limit = Math.max(1, Math.floor(typed.length / 3));
  const [best] = known
    .map((name) => ({ name, distance: distance(typed, name) }))
    .filter((candidate) => candidate.distance <= limit)
    .toSorted((a, b) => a.distance - b.distance);
  return best?.name ?? null;
}

/** Edits between two words, a swap of neighbours counting as one (optimal string alignment). */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) row.push(cheapest(a, b, [...rows, row], i, j));
    rows.push(row);
  }
  return cell(rows, a.length, b.length);
}

function cheapest(a: string, b: string, rows: readonly number[][], i: number, j: number): number {
  const replaced = cell(rows, i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
  const swaps = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  const swapped = swaps ? cell(rows, i - 2, j - 2) + 1 : Infinity;
  return Math.min(cell(rows, i - 1, j) + 1, cell(rows, i, j - 1) + 1, replaced, swapped);
}

function cell(rows: readonly number[][], i: number, j: number): number {
  return rows[i]?.[j] ?? Infinity;
}
