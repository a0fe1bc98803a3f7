import { prepare, discardPrepared, type Prepared } from './prepare.ts';
import { SUBSET, type Row } from './rows.ts';

/** Stacks whose images are built in seconds. Those of the others take minutes each: beside the gate they wait for `--all` or `--only`. */
const QUICK: ReadonlySet<string> = new Set(['node', 'python', 'go']);

/** Images whose stand-in is compiled for longer than most rows take: rows on them wait likewise. */
const SLOW_IMAGES: ReadonlySet<string> = new Set(['static-web-server']);

/** The rows of the gate, and of the quick stacks as many as show each kind: what is left out differs from what stays in by less than a kind. */
export async function oneOfEachKind(rows: readonly Row[]): Promise<readonly Row[]> {
  const kinds = new Map<string, readonly string[]>();
  for (const row of rows)
    if (QUICK.has(row.fixture.stack) || SUBSET.includes(row.id)) kinds.set(row.id, await kindsOfRow(row));
  const kept = coverOf(kinds, SUBSET);
  return rows.filter(({ id }) => kept.has(id));
}

/** Those that stay in any case, and of the others, in their order, each that shows a kind for the first time. */
export function coverOf(kinds: ReadonlyMap<string, readonly string[]>, always: readonly string[]): ReadonlySet<string> {
  const kept = new Set(always);
  const seen = new Set(always.flatMap((id) => kinds.get(id) ?? []));
  for (const [id, shown] of kinds) {
    if (shown.every((kind) => seen.has(kind))) continue;
    kept.add(id);
    for (const kind of shown) seen.add(kind);
  }
  return kept;
}

/** A row that cannot be planned is a kind of its own, so that it is run and says so. */
async function kindsOfRow(row: Row): Promise<readonly string[]> {
  const prepared = await prepare(row).catch(() => null);
  if (prepared === null) return [row.id];
  discardPrepared(prepared);
  const slow = Object.values(prepared.plan.images).some(({ id }) => SLOW_IMAGES.has(id));
  return slow ? [] : kindsIn(prepared);
}

/**
 * What a stack is built with: each framework under each package manager, each base family, each delivery of secrets to each package manager.
 * Frameworks that only write pages are one: they differ by the folder that is served.
 */
function kindsIn({ row, plan, framework, manager }: Prepared): readonly string[] {
  const { stack } = row.fixture;
  return [
    `${stack}, ${plan.shape === 'static' ? 'pages' : framework} with ${manager}`,
    `${stack} on ${plan.images['runtime']?.family ?? 'nothing'}`,
    ...plan.secrets.map(({ delivery }) => `${stack}, secrets for ${manager} by ${delivery}`),
  ];
}
