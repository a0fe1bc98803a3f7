import { describe, expect, it } from 'vitest';
import { discardPrepared, prepare } from './rows/prepare.ts';
import { allRows } from './rows/rows.ts';
import { SEEDED_FAULTS } from './seeded/faults.ts';

/** A fault that finds no place would leave the row as it is, and nothing would be shown. */
describe.each([...new Set(SEEDED_FAULTS.map(({ row }) => row))])('faults of %s', (id) => {
  const row = allRows().find((one) => one.id === id);
  const faults = SEEDED_FAULTS.filter((fault) => fault.row === id);

  it('each change the Dockerfile, or the files beside it', async () => {
    if (!row) throw new Error(`no row ${id}`);
    const prepared = await prepare(row);
    discardPrepared(prepared);
    const unchanged = faults.filter(
      ({ patch, files }) => patch(prepared.dockerfileText) === prepared.dockerfileText && !files,
    );
    expect(unchanged.map(({ name }) => name)).toEqual([]);
  });
});

it('no fault is named twice on a row', () => {
  const names = SEEDED_FAULTS.map(({ row, name }) => `${row} ${name}`);
  expect(new Set(names).size).toBe(names.length);
});
