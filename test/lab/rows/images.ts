import { catalogue } from '../../../src/images/index.ts';
import type { CatalogueImage } from '../../../src/model/image.ts';
import { shipsCompiled } from './compiled.ts';
import { discardPrepared, prepare } from './prepare.ts';
import type { Row } from './rows.ts';
import { wantsCleanBuilders } from './subject.ts';

/** Catalogue rows that some rows build from. */
export interface NeededImages {
  readonly images: readonly CatalogueImage[];
  /** Ids of builders that are needed without the host's own roots, too. */
  readonly clean: ReadonlySet<string>;
  /** Ids that are needed for a second platform too: of rows that compile what they ship. */
  readonly portable: ReadonlySet<string>;
  /** Ids that each row builds from, by row. */
  readonly byRow: ReadonlyMap<string, readonly string[]>;
  /** Whether a row fetches over ssh. */
  readonly overSsh: boolean;
}

/** What these rows build from. A row that cannot be planned needs nothing, and says so when it is run. */
export async function imagesOf(rows: readonly Row[]): Promise<NeededImages> {
  const wanted = new Set<string>();
  const clean = new Set<string>();
  const portable = new Set<string>();
  const byRow = new Map<string, readonly string[]>();
  let overSsh = false;
  for (const row of rows) {
    const prepared = await prepare(row).catch(() => null);
    if (prepared === null) continue;
    const ids = Object.values(prepared.plan.images).map(({ id }) => id);
    byRow.set(row.id, ids);
    for (const id of ids) wanted.add(id);
    if (shipsCompiled(prepared.plan, catalogue)) for (const id of ids) portable.add(id);
    if (wantsCleanBuilders(prepared)) for (const id of ids) clean.add(id);
    overSsh ||= prepared.plan.secrets.some(({ delivery }) => delivery === 'ssh');
    discardPrepared(prepared);
  }
  return { images: catalogue.filter(({ id }) => wanted.has(id)), clean, portable, byRow, overSsh };
}
