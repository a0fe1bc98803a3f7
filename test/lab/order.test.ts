import { expect, it } from 'vitest';
import { allRows } from './rows/rows.ts';
import { fromBothEnds, longestFirst } from './rows/order.ts';
import type { RowResult } from './rows/run-row.ts';

const rows = ['go/plain', 'go/chi', 'node/express-npm', 'go/worker'].flatMap((id) =>
  allRows().filter((row) => row.id === id),
);
const earlier = [
  ['go', 'go/plain', 20],
  ['go', 'go/chi', 40],
  ['node', 'node/express-npm', 5],
].map(([stack, id, coldSeconds]) => ({ stack, id, coldSeconds })) as unknown as readonly RowResult[];

it('the longest rows come first, and the shortest beside them', async () => {
  const sorted = longestFirst(rows, earlier);
  expect(sorted.map(({ id }) => id)).toEqual(['go/chi', 'go/worker', 'go/plain', 'node/express-npm']);
  const next = fromBothEnds(sorted, () => true);
  const handed: (string | undefined)[] = [];
  for (const last of [false, true, false, true, true]) handed.push((await next(last))?.id);
  expect(handed).toEqual(['go/chi', 'node/express-npm', 'go/worker', 'go/plain', undefined]);
});

it('a row whose images are not there yet is passed over', async () => {
  const waiting = new Set(['go/chi']);
  const next = fromBothEnds(longestFirst(rows, earlier), ({ id }) => !waiting.has(id));
  expect((await next(false))?.id).toBe('go/worker');
  waiting.clear();
  expect((await next(false))?.id).toBe('go/chi');
});
