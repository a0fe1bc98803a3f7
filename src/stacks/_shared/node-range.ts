import intersects from 'semver/ranges/intersects.js';
import validRange from 'semver/ranges/valid.js';
import satisfies from 'semver/functions/satisfies.js';
import type { ReleaseLine } from './release-lines.ts';
import type { VersionRange } from './versions.ts';

const NEWEST = new Set(['node', 'latest', 'current', 'stable']);

/** Reads what `.nvmrc`, `engines` and their kin say: a semver range, an alias of nvm or mise, or nothing known (`null`). */
export function nodeRange(wanted: string, lines: readonly ReleaseLine[]): VersionRange | null {
  const text = wanted.trim().toLowerCase();
  const range = validRange(aliased(text, lines) ?? text);
  if (range === null) return null;
  return {
    accepts: (version) => satisfies(version, range),
    mayHold: (cycle) => intersects(range, `${cycle}.x`, { includePrerelease: true }),
  };
}

function aliased(text: string, lines: readonly ReleaseLine[]): string | null {
  const supported = lines.filter((line) => !line.ended && line.version !== null);
  if (NEWEST.has(text)) return majorOf(supported[0]);
  const lts = /^lts(?:\/(?<name>\*|-?\d+|[a-z]+))?$/.exec(text);
  if (lts === null) return null;
  const name = lts.groups?.['name'] ?? '*';
  const ready = supported.filter((line) => line.ready);
  if (name === '*') return majorOf(ready[0]);
  if (/^-\d+$/.test(name)) return majorOf(ready[Number(name.slice(1))]);
  return majorOf(lines.find((line) => line.codename === name));
}

function majorOf(line: ReleaseLine | undefined): string | null {
  return line === undefined ? null : `${line.cycle}.x`;
}
