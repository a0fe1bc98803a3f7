import { expect, it } from 'vitest';
import type { Stage } from '../../../src/model/dockerfile.ts';
import { stageAt } from '../../../src/rules/_shared/stage-at.ts';

const stages = [10, 20, 30, 40, 50].map((start) => ({ from: { range: { start, end: start + 5 } } }) as Stage);

it.each<[offset: number, index: number | null]>([
  [0, null],
  [9, null],
  [10, 0],
  [19, 0],
  [20, 1],
  [29, 1],
  [30, 2],
  [45, 3],
  [50, 4],
  [999, 4],
])('offset %i stands in stage %j', (offset, index) => {
  expect(stageAt(stages, offset)).toBe(index === null ? null : stages[index]);
  expect(stageAt([], offset)).toBeNull();
});
