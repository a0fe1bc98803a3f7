/** One figure, and what it may be at most or, for a speed, at least. */
export interface Row {
  readonly what: string;
  readonly measured: number;
  readonly unit: 'ms' | 'MB' | 'files/s';
  /** Times what the limit speaks of, where it is a ratio. */
  readonly ratio?: number;
  /** `Infinity` where the figure is only shown. */
  readonly limit: number;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

export function holds({ measured, unit, ratio, limit }: Row): boolean {
  if (unit === 'files/s') return limit === Infinity || measured >= limit;
  return (ratio ?? measured) <= limit;
}

export function line(row: Row): string {
  const { what, measured, unit, ratio } = row;
  const times = ratio === undefined ? '' : `${ratio.toFixed(2)} x`;
  const figure = `${measured.toFixed(measured < 10 ? 1 : 0)} ${unit}`;
  return `${what.padEnd(48)}${figure.padStart(13)}  ${times.padStart(8)}  ${limited(row)}${holds(row) ? '' : '   BROKEN'}`;
}

function limited({ unit, ratio, limit }: Row): string {
  if (limit === Infinity) return '';
  const kind = unit === 'files/s' ? 'at least' : 'at most';
  return `${kind} ${limit} ${ratio === undefined ? unit : 'x'}`;
}
