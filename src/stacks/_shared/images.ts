import { UsageError } from '../../errors.ts';
import { imageReference, needsPin, selectImage } from '../../images/resolve.ts';
import type { ImageNeed } from '../../images/resolve.ts';
import type { RuntimeFact } from '../../model/facts.ts';
import type { CatalogueImage, Family } from '../../model/image.ts';
import type { PlannedImage } from '../../model/plan.ts';

/** Image of a build stage: thrown away, so compilers may be in it. */
export function buildImage(
  catalogue: readonly CatalogueImage[],
  provides: string,
  cycle: string,
  family: Family,
): PlannedImage {
  return planned(found(catalogue, { role: 'build', provides, cycle, family }));
}

/** Image of the shipped stage. */
export function runtimeImage(
  catalogue: readonly CatalogueImage[],
  provides: string,
  family: Family,
  cycle?: string,
): PlannedImage {
  return planned(found(catalogue, { role: 'runtime', provides, family, ...(cycle === undefined ? {} : { cycle }) }));
}

/** Image that gives single files to a build stage; its family matters where the program is bound to a libc (Bun). */
export function toolImage(catalogue: readonly CatalogueImage[], provides: string, family?: Family): PlannedImage {
  return planned(found(catalogue, { role: 'tool', provides, ...(family === undefined ? {} : { family }) }));
}

/** Catalogue row of an image that a plan uses, for its contract. */
export function rowOf(catalogue: readonly CatalogueImage[], image: PlannedImage): CatalogueImage {
  const row = catalogue.find((candidate) => candidate.id === image.id);
  return row ?? missing(image.id);
}

function found(catalogue: readonly CatalogueImage[], need: ImageNeed): CatalogueImage {
  return (
    selectImage(catalogue, need) ??
    missing([need.provides, need.cycle ?? '', need.family ?? '', `(${need.role})`].join(' '))
  );
}

function missing(what: string): never {
  throw new UsageError(`the catalogue has no image for ${what.replace(/ {2,}/g, ' ')}.`, {
    hints: ['ironhull catalogue     lists what there is'],
  });
}

function planned(row: CatalogueImage): PlannedImage {
  return { id: row.id, from: imageReference(row), family: row.family, unpinned: needsPin(row) };
}

/** A row of the catalogue as what a service runs on, where the repo asks for no version of it. */
export function rowAsRuntime(
  row: CatalogueImage,
  { product, title, why }: Pick<RuntimeFact, 'product' | 'title' | 'why'>,
): RuntimeFact {
  return {
    product,
    title,
    wanted: null,
    cycle: row.cycle,
    version: row.version,
    endOfLife: row.endOfLife ?? '9999-12-31',
    ended: row.endOfLife !== null && row.endOfLife < row.asOf,
    fit: 'exact',
    why,
  };
}
