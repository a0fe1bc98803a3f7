import { parseImageReference } from './image-reference.ts';
import type { ImageReference } from '../model/dockerfile.ts';

type Mirrors = Readonly<Record<string, string>>;

/** An image by way of the team's mirror; the same where none stands for its registry. The longest name wins. */
export function mirrored(from: string, mirrors: Mirrors): string {
  const reference = parseImageReference(from);
  if (reference === null || from === 'scratch') return from;
  const full = fullName(reference);
  const [place, mirror] = closest(full, mirrors);
  if (place === undefined || mirror === undefined) return from;
  return `${trimmed(mirror)}${full.slice(place.length)}${from.slice(reference.name.length)}`;
}

/** What a reference is without the mirror, so that what is known of the image holds for it too. */
export function canonical(reference: ImageReference, mirrors: Mirrors): ImageReference {
  const turned = Object.fromEntries(Object.entries(mirrors).map(([place, mirror]) => [trimmed(mirror), place]));
  const full = fullName(reference);
  const [mirror, place] = closest(full, turned);
  if (mirror === undefined || place === undefined) return reference;
  const name = `${trimmed(place)}${full.slice(mirror.length)}`.replace(/^docker\.io\/(?:library\/)?/, '');
  return parseImageReference(`${name}${reference.text.slice(reference.name.length)}`) ?? reference;
}

/** `docker.io/library/node` for `node`. */
function fullName({ registry, repository }: ImageReference): string {
  return `${registry}/${repository}`;
}

function closest(full: string, places: Mirrors): readonly [string?, string?] {
  const [first] = Object.entries(places)
    .map(([place, other]) => [trimmed(place), other] as const)
    .filter(([place]) => full === place || full.startsWith(`${place}/`))
    .toSorted(([one], [other]) => other.length - one.length);
  return first ?? [];
}

function trimmed(place: string): string {
  return place.replace(/\/$/, '');
}
