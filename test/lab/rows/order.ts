import { setTimeout as sleep } from 'node:timers/promises';
import type { Row } from './rows.ts';
import type { RowResult } from './run-row.ts';

/** Rows by what an earlier run took to build them, the longest first; one that was never built counts as the longest of its stack. */
export function longestFirst(rows: readonly Row[], earlier: readonly RowResult[]): readonly Row[] {
  const known = new Map(earlier.filter(({ coldSeconds }) => coldSeconds > 0).map((row) => [row.id, row.coldSeconds]));
  const secondsOf = ({ id, fixture }: Row): number =>
    known.get(id) ??
    Math.max(0, ...earlier.filter(({ stack }) => stack === fixture.stack).map((row) => row.coldSeconds));
  return rows.toSorted((a, b) => secondsOf(b) - secondsOf(a));
}

/**
 * Hands out rows to those who prove them, as soon as their images are there: long ones to all but the last, who takes short ones. Long builds
 * want processors, short rows mostly wait for probes and time limits.
 */
export function fromBothEnds(
  rows: readonly Row[],
  ready: (row: Row) => boolean,
): (last: boolean) => Promise<Row | undefined> {
  const queue = [...rows];
  return async (last) => {
    while (queue.length > 0) {
      const at = last ? queue.findLastIndex(ready) : queue.findIndex(ready);
      if (at >= 0) return queue.splice(at, 1)[0];
      await sleep(500);
    }
    return undefined;
  };
}
