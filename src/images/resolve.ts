import type { CatalogueImage, Family, ImageRole } from '../model/image.ts';

/** What a plan asks the catalogue for. */
export interface ImageNeed {
  /** As in `node`, `go`, or for compiled programs `static`. */
  readonly provides: string;
  readonly role: ImageRole;
  /** Any when left out, which suits tools that run on every libc. */
  readonly family?: Family;
  /** Release line; any when left out. */
  readonly cycle?: string;
}

/** First row that meets the need, in catalogue order (leanest first); `null` when none does. */
export function selectImage(catalogue: readonly CatalogueImage[], need: ImageNeed): CatalogueImage | null {
  const fits = (row: CatalogueImage): boolean =>
    row.roles.includes(need.role) &&
    row.provides.includes(need.provides) &&
    (need.family === undefined || row.family === need.family) &&
    (need.cycle === undefined || row.cycle === need.cycle);
  return catalogue.find(fits) ?? null;
}

/** What stands after `FROM`: `name:tag[@digest]`. */
export function imageReference({ name, tag, digest }: Pick<CatalogueImage, 'name' | 'tag' | 'digest'>): string {
  const tagged = tag === '' ? name : `${name}:${tag}`;
  return digest === null ? tagged : `${tagged}@${digest}`;
}

/** Whether the tag alone may mean another image tomorrow, so that `ironhull pin` is due. */
export function needsPin({ floating, digest }: Pick<CatalogueImage, 'floating' | 'digest'>): boolean {
  return floating && digest === null;
}

/** Whether the makers support the row's release line on a day (ISO date). Generation passes the row's `asOf`, checks pass today. */
export function supportedOn({ endOfLife }: Pick<CatalogueImage, 'endOfLife'>, date: string): boolean {
  return endOfLife === null || endOfLife >= date;
}
