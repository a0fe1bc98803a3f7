import { UsageError } from '../../errors.ts';
import type { CatalogueImage, Family } from '../../model/image.ts';
import type { PlannedImage } from '../../model/plan.ts';

/** Image of a build stage: thrown away, so compilers may be in it. */
export function buildImage(
  catalogue: readonly CatalogueImage[],
  provides: string,
  cycle: string,
  family: Family,
): PlannedImage {
  return planned(
    one(
      catalogue,
      (row) =>
        row.roles.includes('build') && row.provides.includes(provides) && row.cycle === cycle && row.family === family,
      `${provides} ${cycle} ${family} (build)`,
    ),
  );
}

/** Image of the shipped stage. */
export function runtimeImage(
  catalogue: readonly CatalogueImage[],
  provides: string,
  family: Family,
  cycle?: string,
): PlannedImage {
  const fits = (row: CatalogueImage): boolean =>
    row.roles.includes('runtime') &&
    row.provides.includes(provides) &&
    row.family === family &&
    (cycle === undefined || row.cycle === cycle);
  return planned(one(catalogue, fits, `${provides} ${cycle ?? ''} ${family}`));
}

/** Catalogue row of an image that a plan uses, for its contract. */
export function rowOf(catalogue: readonly CatalogueImage[], image: PlannedImage): CatalogueImage {
  return one(catalogue, (row) => row.id === image.id, image.id);
}

function one(
  catalogue: readonly CatalogueImage[],
  fits: (row: CatalogueImage) => boolean,
  what: string,
): CatalogueImage {
  const row = catalogue.find(fits);
  if (row !== undefined) return row;
  throw new UsageError(`the catalogue has no image for ${what}.`, {
    hints: ['ironhull catalogue     lists what there is'],
  });
}

function planned(row: CatalogueImage): PlannedImage {
  const tag = row.tag === '' ? row.name : `${row.name}:${row.tag}`;
  return {
    id: row.id,
    from: row.digest === null ? tag : `${tag}@${row.digest}`,
    family: row.family,
    unpinned: row.floating && row.digest === null,
  };
}
