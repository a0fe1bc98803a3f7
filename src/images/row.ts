import type { CatalogueImage } from '../model/image.ts';
import { CHECKED, REFERENCES } from './references.ts';
import type { ImageId } from './references.ts';

/** Day on which the definitions of opt-in vendors were read (ISO date): their lines move without telling, or cannot be asked without a login. */
export const VENDORS_READ = '2026-08-22';

/** What a catalogue row says beyond its line in images.Dockerfile. */
export type RowFacts = Omit<CatalogueImage, 'id' | 'name' | 'tag' | 'digest' | 'version' | 'asOf' | 'login'> & {
  /** Given where the row was checked on another day than the image lines. */
  readonly asOf?: string;
  readonly login?: boolean;
};

/** Joins a line of images.Dockerfile and what is known of that image. */
export function row(id: ImageId, facts: RowFacts): CatalogueImage {
  const { name, tag, digest } = REFERENCES[id];
  return { asOf: CHECKED, login: false, ...facts, id, name, tag, digest, version: versionIn(tag) ?? facts.cycle };
}

/** The build file of a neighbouring row, cited because this row's own was not read. */
export function readElsewhere(
  upstream: CatalogueImage['upstream'],
  note: string,
): Required<CatalogueImage['upstream']> {
  return { ...upstream, note };
}

/** Exact version of an image, as its tag says it; the cycle where tags float. */
export function versionOf(id: ImageId, cycle: string): string {
  return versionIn(REFERENCES[id].tag) ?? cycle;
}

function versionIn(tag: string): string | null {
  return /^(\d+\.\d+(?:\.\d+)?)(?:[-_]|$)/.exec(tag)?.[1] ?? null;
}
