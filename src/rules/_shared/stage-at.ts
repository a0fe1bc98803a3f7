import type { Stage } from '../../model/dockerfile.ts';

/** The stage that an offset stands in; `null` in front of the first FROM. */
export function stageAt(stages: readonly Stage[], offset: number): Stage | null {
  let low = 0;
  let high = stages.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stages[middle]?.from.range.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return stages[low - 1] ?? null;
}
