import type { NamedPlace } from '../model/pin.ts';
import { at, entries, exists, items, span, text, yamlViews, type View } from './yaml-view.ts';

/** Places of a compose file, a workflow or an action that name images or actions, and the reason when it can't be read. */
export function namedPlacesInYaml(file: string, source: string): { places: NamedPlace[]; reason: string | null } {
  const { views, reason } = yamlViews(file, source);
  const found = views.flatMap((root) => [...composePlaces(root, source), ...workflowPlaces(root, source)]);
  // An anchor is reached once per alias.
  const places = [...new Map(found.map((place) => [place.range.start, place])).values()];
  return { places: places.toSorted((one, other) => one.range.start - other.range.start), reason };
}

function composePlaces(root: View, source: string): NamedPlace[] {
  return entries(at(root, 'services')).flatMap(([, service]) => {
    const left = exists(at(service, 'build')) ? 'it is built here' : null;
    return imageAt(at(service, 'image'), 'image', source, left);
  });
}

function workflowPlaces(root: View, source: string): NamedPlace[] {
  const jobs = entries(at(root, 'jobs')).flatMap(([, job]) => jobPlaces(job, source));
  const runs = at(root, 'runs');
  return [...jobs, ...stepPlaces(runs, source), ...imageUrl(at(runs, 'image'), 'image', source)];
}

function jobPlaces(job: View, source: string): NamedPlace[] {
  const container = at(job, 'container');
  const services = entries(at(job, 'services')).map(([, service]) => at(service, 'image'));
  const image = text(container) === null ? at(container, 'image') : container;
  return [
    ...usesAt(at(job, 'uses'), source),
    ...stepPlaces(job, source),
    ...[image, ...services].flatMap((view) => imageAt(view, 'image', source, null)),
  ];
}

function stepPlaces(view: View, source: string): NamedPlace[] {
  return items(at(view, 'steps')).flatMap((step) => usesAt(at(step, 'uses'), source));
}

function usesAt(view: View, source: string): NamedPlace[] {
  const uses = text(view);
  if (uses === null) return [];
  if (uses.startsWith('docker://')) return imageUrl(view, 'uses', source);
  const local = uses.startsWith('./') || uses.startsWith('../') ? 'it is part of this repository' : null;
  const place = placeOf(view, 'uses', source, local);
  if (place === null) return [];
  const comment = commentBehind(source, place.range.end);
  const left = place.left ?? (comment === null ? 'no comment can stand behind it, which would name its version' : null);
  return [{ ...place, kind: 'action', left, comment }];
}

/** `docker://image:tag` */
function imageUrl(view: View, where: string, source: string): NamedPlace[] {
  const scheme = 'docker://';
  if (text(view)?.startsWith(scheme) !== true) return [];
  const place = placeOf(view, where, source, null);
  if (place === null) return [];
  const range = { start: place.range.start + scheme.length, end: place.range.end };
  return [{ ...place, text: place.text.slice(scheme.length), range }];
}

function imageAt(view: View, where: string, source: string, left: string | null): NamedPlace[] {
  const place = placeOf(view, where, source, left);
  return place === null ? [] : [place];
}

function placeOf(view: View, where: string, source: string, left: string | null): NamedPlace | null {
  const written = text(view);
  const whole = span(view);
  if (written === null || written === '' || whole === null) return null;
  const slice = source.slice(whole.start, whole.end);
  const offset = /^["']/.test(slice) ? 1 : 0;
  const exact = slice.startsWith(written, offset) && slice.length === written.length + 2 * offset;
  const start = whole.start + offset;
  const range = exact ? { start, end: start + written.length } : whole;
  return {
    kind: 'image',
    where,
    text: written,
    range,
    left: left ?? (exact ? null : 'it is spread over lines or escapes'),
    comment: null,
  };
}

/** `null` where something else follows on the line, as in `{ uses: a/b@v1, with: … }`. */
function commentBehind(source: string, end: number): NamedPlace['comment'] {
  const line = source.slice(end).split('\n', 1)[0] ?? '';
  const [all, quote = '', word = null] = /^(["']?)(?:[ \t]+#[ \t]*(\S+)?.*|[ \t]*)$/.exec(line) ?? [];
  return all === undefined ? null : { at: end + quote.length, word };
}
