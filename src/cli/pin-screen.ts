import type { PinnedFile, PinnedPlace } from '../api.ts';
import type { PinnedFolder } from './pin-paths.ts';
import type { Terminal } from './terminal.ts';
import { visible } from './visible.ts';

/** Reasons that nobody can or need do anything about: counted, not listed. */
const QUIET = new Set([
  'it is a stage of this file',
  'it is no image of a registry',
  'it is part of this repository',
  'it is built here',
  'it has a digest',
  'it has a commit',
  'it is up to date',
]);

/** What was pinned, and what a person should look at. */
export function pinScreen(folders: readonly PinnedFolder[], terminal: Terminal): readonly string[] {
  const lines = folders.flatMap(({ files, prefix }) =>
    files.flatMap((file) => fileLines(`${prefix}${file.file}`, file, terminal)),
  );
  const places = folders.flatMap(({ files }) => files).flatMap((file) => file.places);
  return [...lines, ...(lines.length > 0 ? [''] : []), ending(places)];
}

function fileLines(path: string, { places, unread }: PinnedFile, terminal: Terminal): readonly string[] {
  const told = places.filter(({ left }) => left === null || !QUIET.has(left));
  const broken = unread === null ? [] : [`    not read: ${visible(unread)}`];
  if (told.length === 0 && broken.length === 0) return [];
  return [
    '',
    `  ${terminal.paint('strong', visible(path))}`,
    ...broken,
    ...told.flatMap((place) => placeLines(place, terminal)),
  ];
}

function placeLines({ line, where, before, after, left }: PinnedPlace, terminal: Terminal): readonly string[] {
  const head = `  ${String(line).padStart(4)}  ${where.padEnd(12)} ${visible(before)}`;
  if (left !== null) return [`${head}  ${terminal.paint('dim', `left: ${left}`)}`];
  const version = after.slice(after.lastIndexOf('@'));
  return [head, `        ${' '.repeat(13)}${terminal.paint('added', visible(version))}`];
}

function ending(places: readonly PinnedPlace[]): string {
  const pinned = places.filter(({ left }) => left === null).length;
  const rest = places.length - pinned;
  return `  ${pinned} pinned, ${rest} left as ${rest === 1 ? 'it is' : 'they are'}`;
}
