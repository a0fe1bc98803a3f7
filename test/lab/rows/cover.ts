import { prepare, discardPrepared, type Prepared } from './prepare.ts';
import { SUBSET, type Row } from './rows.ts';

/** The rows of the subset, and one of each further kind: what is left out differs from a row that stays in less than that. */
export async function oneOfEachKind(rows: readonly Row[]): Promise<readonly Row[]> {
  const kinds = new Map<string, string>();
  for (const row of rows) kinds.set(row.id, await kindOfRow(row));
  const kept = firstOfEachKind(
    rows.map(({ id }) => id),
    (id) => kinds.get(id) ?? id,
    SUBSET,
  );
  return rows.filter(({ id }) => kept.has(id));
}

/** Those that stay in any case, and of the others the first of each kind that none of those is. */
export function firstOfEachKind(
  ids: readonly string[],
  kindOf: (id: string) => string,
  always: readonly string[],
): ReadonlySet<string> {
  const first = new Map([...always, ...ids].toReversed().map((id) => [kindOf(id), id]));
  return new Set([...always, ...first.values()]);
}

/** A row that cannot be planned is a kind of its own, so that it is run and says so. */
async function kindOfRow(row: Row): Promise<string> {
  const prepared = await prepare(row).catch(() => null);
  if (prepared === null) return row.id;
  discardPrepared(prepared);
  return kindIn(prepared);
}

/** Stack, framework, package manager, base family and the ways in which secrets are delivered. */
function kindIn({ row, plan, framework, manager }: Prepared): string {
  const secrets = plan.secrets.map(({ delivery }) => delivery).toSorted();
  return JSON.stringify([row.fixture.stack, framework, manager, plan.images['runtime']?.family, [...new Set(secrets)]]);
}
