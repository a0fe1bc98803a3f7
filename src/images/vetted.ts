import type { ImageReference } from '../model/dockerfile.ts';
import type { CatalogueImage } from '../model/image.ts';
import type { Vetted, VettedImage } from '../model/vetted.ts';
import { onceByText } from '../model/once-by-text.ts';
import { catalogue } from './index.ts';

const LOOSE = /^(?:latest|lts|stable|current)?-?((?:slim|alpine|bookworm|trixie|bullseye)?(?:-slim)?)$/;
/** Flavours that every patch version has; older distributions are dropped somewhere on the way. */
const NUMBERED = /^(\d+(?:\.\d+){0,2})((?:-slim|-alpine|-(?:trixie|bookworm)(?:-slim)?|-slim-(?:trixie|bookworm))?)$/;

/** What the catalogue knows of an official image on a day (ISO date). */
export function vettedOn(today: string): Vetted {
  return {
    exact: onceByText((reference) => exact(reference, today)),
    small: onceByText(small),
  };
}

/** Rows of a repository that name exact versions. */
function rowsOf({ registry, repository, name }: ImageReference): readonly CatalogueImage[] {
  if (registry !== 'docker.io' || repository !== `library/${name}`) return [];
  return catalogue.filter(
    (row) =>
      row.name === name &&
      !row.floating &&
      /^\d+\.\d+\.\d+$/.test(row.version) &&
      row.tag.startsWith(`${row.version}-`),
  );
}

/** The flavour stays as it was written: `24-slim` becomes `24.21.0-slim`. */
function exact(reference: ImageReference, today: string): VettedImage | null {
  if (reference.digest !== null) return null;
  const [, given, flavour = ''] = NUMBERED.exec(reference.tag ?? '') ?? [];
  return given === undefined ? newestOfAll(reference, today) : newestOf(reference, given, flavour);
}

function newestOf(reference: ImageReference, given: string, flavour: string): VettedImage | null {
  const row = newest(rowsOf(reference).filter(({ version }) => version.startsWith(`${given}.`)));
  if (row === null) return null;
  return { from: `${row.name}:${row.version}${flavour}`, same: `${given}.`.startsWith(`${row.cycle}.`) };
}

/** What a name without a number stands for: the newest line that is still looked after. */
function newestOfAll(reference: ImageReference, today: string): VettedImage | null {
  const flavour = LOOSE.exec(reference.tag ?? '')?.[1];
  const row = newest(rowsOf(reference).filter(({ endOfLife }) => endOfLife === null || endOfLife > today));
  if (flavour === undefined || row === null) return null;
  return { from: `${row.name}:${row.version}${flavour === '' ? '' : `-${flavour}`}`, same: false };
}

function small(reference: ImageReference): string | null {
  const [, given] = /^(\d+(?:\.\d+){0,2})(?:-|$)/.exec(reference.tag ?? '') ?? [];
  if (given === undefined) return null;
  const fits = rowsOf(reference).filter(
    ({ family, version, roles }) =>
      family === 'slim' && roles.includes('runtime') && `${version}.`.startsWith(`${given}.`),
  );
  const row = newest(fits);
  return row && `${row.name}:${row.tag}${row.digest === null ? '' : `@${row.digest}`}`;
}

function newest(rows: readonly CatalogueImage[]): CatalogueImage | null {
  return rows.toSorted((one, other) => other.version.localeCompare(one.version, 'en', { numeric: true }))[0] ?? null;
}
