/** The middle of some measurements, 0 for none. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2;
}

/** `9.1 (8.7–9.4)`: the median, and from where to where the measurements lie; one alone has no spread. */
export function withSpread(numbers: readonly number[]): string {
  if (numbers.length === 0) return '–';
  const shown = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0));
  const middle = shown(median(numbers));
  if (numbers.length === 1) return middle;
  return `${middle} (${shown(Math.min(...numbers))}–${shown(Math.max(...numbers))})`;
}
