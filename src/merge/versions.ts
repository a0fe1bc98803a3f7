/**
 * Which of two tags is the higher version of the same variant: positive when the first is, zero when they are one. `null` when
 * they can't be compared, as `24-slim` with `24.1-slim` (the first moves) or `24.1-slim` with `24.2-alpine`.
 */
export function compareTags(one: string, other: string): number | null {
  const [left, right] = [partsOf(one), partsOf(other)];
  if (left.words !== right.words || left.numbers.length !== right.numbers.length) return null;
  const signs = new Set(left.numbers.map((numbers, index) => compareNumbers(numbers, right.numbers[index] ?? [])));
  signs.delete(0);
  const [sign] = signs;
  return signs.size > 1 ? null : sign === undefined ? 0 : sign;
}

/** `24.1.0-alpine3.22` → the words around its versions, and the versions. */
function partsOf(tag: string): { readonly words: string; readonly numbers: readonly (readonly bigint[])[] } {
  const versions = tag.match(/\d+(?:\.\d+)*/g) ?? [];
  // How many numbers a version has belongs to the variant: `24` moves where `24.1.0` stands still.
  const words = tag.replace(/\d+(?:\.\d+)*/g, (version) => '#'.repeat(version.split('.').length));
  return { words, numbers: versions.map((version) => version.split('.').map(BigInt)) };
}

function compareNumbers(one: readonly bigint[], other: readonly bigint[]): number {
  const at = one.findIndex((number, index) => number !== other[index]);
  if (at === -1) return 0;
  return (one[at] ?? 0n) > (other[at] ?? 0n) ? 1 : -1;
}
