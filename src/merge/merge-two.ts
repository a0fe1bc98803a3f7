import { refusalOf } from '../dockerfile/limits.ts';
import type { Merge } from '../model/merge.ts';
import { assemble } from './assemble.ts';
import { hunksOf } from './hunks.ts';
import { isDockerfile } from './merge-file.ts';
import { agreed, open, type Part } from './part.ts';
import { formOf, plainText } from './text-form.ts';
import { dockerfileSheet, lineSheet, printUnit, type Sheet, type Unit } from './units.ts';

/** Larger files are no files of ours. */
const MAX_UNITS = 1_000;

/**
 * Compares a file with what is generated now when nobody knows what was generated last time: each place in which they differ is a
 * conflict. `null` when they have less than half in common, so that the file most likely never was ours.
 */
export function mergeTwo(path: string, yours: string, theirs: string): Merge | null {
  const [mine, other] = [plainText(yours), plainText(theirs)];
  if (refusalOf(mine) !== null) return null;
  const cut = isDockerfile(path) ? dockerfileSheet : lineSheet;
  const [sheet, made] = [cut(mine), cut(other)];
  const [ours, units] = [unitsOf(sheet), unitsOf(made)];
  if (Math.max(ours.length, units.length) > MAX_UNITS) return null;
  const known = new Set(ours.map(({ key }) => key));
  if (units.filter(({ key }) => known.has(key)).length * 2 < units.length) return null;
  return assemble([...differences(ours, units), ...agreed(sheet.tail)], formOf(yours), mine);
}

function differences(yours: readonly Unit[], theirs: readonly Unit[]): readonly Part[] {
  const parts: Part[] = [];
  const print = (units: readonly Unit[]): string => units.map(printUnit).join('');
  let at = 0;
  const keys = [yours, theirs].map((units) => units.map(({ key }) => key));
  for (const { base, side } of hunksOf(keys[0] ?? [], keys[1] ?? [])) {
    const end = base[0] + base[1];
    parts.push(...agreed(print(yours.slice(at, base[0]))));
    const other = theirs.slice(side[0], side[0] + side[1]);
    parts.push(...open('', print(yours.slice(base[0], end)), print(other)));
    at = end;
  }
  return [...parts, ...agreed(print(yours.slice(at)))];
}

function unitsOf({ sections }: Sheet): readonly Unit[] {
  return sections.flatMap((section) => section.units);
}
