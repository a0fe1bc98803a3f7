import { afterEach, expect, it, vi } from 'vitest';
import type { Bench } from '../../src/verify/bench.ts';
import { proveAll, PROMISES } from '../../src/verify/index.ts';
import { proven } from '../../src/verify/promise.ts';

afterEach(() => void vi.restoreAllMocks());

it('proves what needs the cache first, and reports in the order of the contract', async () => {
  const asked: string[] = [];
  for (const promise of PROMISES)
    vi.spyOn(promise, 'prove').mockImplementation(async () => {
      asked.push(promise.id);
      return proven(promise.id);
    });
  const reported: string[] = [];
  const told = await proveAll({} as Bench, ({ promise }) => reported.push(promise), PROMISES);
  expect(asked[0]).toBe('H17');
  expect(asked.toSorted()).toEqual(reported.toSorted());
  expect(reported).toEqual(PROMISES.map(({ id }) => id));
  expect(told.map(({ promise, seen }) => [promise, ...seen])).toEqual(reported.map((id) => [id, id]));
});

it('reports nothing that was stopped half way', async () => {
  const stop = new AbortController();
  for (const promise of PROMISES)
    vi.spyOn(promise, 'prove').mockImplementation(async () => {
      if (promise.id === 'H3') stop.abort();
      return proven();
    });
  const told = await proveAll({} as Bench, () => undefined, PROMISES, stop.signal);
  expect(told.map(({ promise }) => promise)).toEqual(['H1', 'H2']);
});
