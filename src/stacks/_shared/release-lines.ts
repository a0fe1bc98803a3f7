import { CYCLES } from '../../images/cycles.ts';
import type { Cycle } from '../../images/cycles.ts';
import type { CatalogueImage } from '../../model/image.ts';

/** A release line with what the catalogue has of it. */
export interface ReleaseLine extends Cycle {
  /** Exact version that the catalogue's images of this line carry, `null` when it has none. */
  readonly version: string | null;
  /** Past its end of life on the day the catalogue was checked. */
  readonly ended: boolean;
  /** Taken when the repo leaves the choice (see `Cycle.settled`). */
  readonly ready: boolean;
}

/** Release lines of a product, newest first. Judged by the catalogue's as-of date, never by the clock. */
export function releaseLines(product: string, catalogue: readonly CatalogueImage[]): readonly ReleaseLine[] {
  const rows = catalogue.filter((row) => row.provides[0] === product && !row.floating);
  const today = rows.map((row) => row.asOf).reduce((latest, day) => (day > latest ? day : latest), '');
  return CYCLES.filter((line) => line.product === product)
    .map((line) => asCatalogued(line, rows, today))
    .toReversed();
}

function asCatalogued(line: Cycle, rows: readonly CatalogueImage[], today: string): ReleaseLine {
  return {
    ...line,
    version: rows.find((row) => row.cycle === line.cycle)?.version ?? null,
    ended: line.endOfLife < today,
    ready: line.settled <= today,
  };
}
