import { SUBSET, type Row } from './rows.ts';
import { discardPrepared, prepare, type Prepared } from './prepare.ts';

/**
 * One row of each kind: stack, framework, package manager, base family and the ways its secrets are delivered. Rows of the subset come
 * first, then those in the order of the fixtures. What is left out differs from a row that stays in less than that.
 */
export async function oneOfEachKind(rows: readonly Row[]): Promise<readonly Row[]> {
  const chosen = new Map<string, Row>();
  const first = rows.toSorted((a, b) => Number(SUBSET.includes(b.id)) - Number(SUBSET.includes(a.id)));
  for (const row of first) {
    const kind = await kindOfRow(row);
    if (SUBSET.includes(row.id)) chosen.set(`${kind} ${row.id}`, row).set(kind, row);
    else if (!chosen.has(kind)) chosen.set(kind, row);
  }
  const kept = new Set(chosen.values());
  return rows.filter((row) => kept.has(row));
}

/** A row that cannot be planned is a kind of its own, so that it is run and says so. */
async function kindOfRow(row: Row): Promise<string> {
  const prepared = await prepare(row).catch(() => null);
  if (prepared === null) return row.id;
  discardPrepared(prepared);
  return kindOf(prepared);
}

function kindOf({ row, plan, framework, manager }: Prepared): string {
  const secrets = plan.secrets.map(({ delivery }) => delivery).toSorted();
  return JSON.stringify([row.fixture.stack, framework, manager, plan.images['runtime']?.family, [...new Set(secrets)]]);
}
