import { mergeSequence, type Merger } from './merge-sequence.ts';
import { mergeUnit, untouchedUnit } from './merge-unit.ts';
import { agreed, pick, type Part } from './part.ts';
import { printSection, printUnit, type Section, type Sheet, type Unit } from './units.ts';

/** What a file lets happen where both sides put something new. */
export type Unite = Merger<Unit>['unite'];

/** Merges stage by stage, and in each stage unit by unit. */
export function mergeSheets(base: Sheet, yours: Sheet, theirs: Sheet, unite: Unite): readonly Part[] {
  const declined = takenOut(base, yours, theirs);
  const parts = mergeSequence(base.sections, yours.sections, theirs.sections, sections(units(declined, unite)));
  const tail = pick(base.tail, yours.tail, theirs.tail);
  const last = parts.at(-1);
  const ended = pick(base.ended, yours.ended, theirs.ended);
  if (ended || tail !== '' || last?.kind !== 'text') return [...parts, ...agreed(tail)];
  return [...parts.slice(0, -1), ...agreed(last.text.slice(0, -1))];
}

/** Two lists of new units become one where the one holds the other. */
export function sameOrMore(yours: readonly Unit[], theirs: readonly Unit[]): readonly Unit[] | null {
  if (holds(yours, theirs)) return yours;
  return holds(theirs, yours) ? theirs : null;
}

function units(declined: ReadonlySet<string>, unite: Unite): Merger<Unit> {
  return {
    key: (unit) => unit.key,
    likeness: likenessOf,
    print: printUnit,
    merge: mergeUnit,
    untouched: untouchedUnit,
    declined: (unit) => declined.has(unit.key),
    unite,
  };
}

function sections(how: Merger<Unit>): Merger<Section> {
  return {
    key: (section) => section.name,
    likeness: (base, side) => sharedUnits(base, side),
    print: printSection,
    merge: (base, yours, theirs) => mergeSequence(base.units, yours.units, theirs.units, how),
    untouched: (base, section, side) =>
      base.units.length === section.units.length &&
      base.units.every((unit, at) => how.untouched(unit, section.units[at] ?? unit, side)),
    declined: (section) => section.units.some(how.declined),
    unite: (yours, theirs) => (yours.map(printSection).join('') === theirs.map(printSection).join('') ? yours : null),
  };
}

/** Keys of units that the user's file has less often than before, and the templates no more often. */
function takenOut(base: Sheet, yours: Sheet, theirs: Sheet): ReadonlySet<string> {
  const [was, mine, other] = [base, yours, theirs].map(counted);
  const keys = [...(was ?? new Map<string, number>())].filter(
    ([key, count]) => (mine?.get(key) ?? 0) < count && (other?.get(key) ?? 0) <= count,
  );
  return new Set(keys.map(([key]) => key));
}

function counted({ sections: all }: Sheet): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { key } of all.flatMap((section) => section.units)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** A stage under another name: at least a third of its units are the same. */
function sharedUnits(base: Section, side: Section): number {
  if ((base.name === '') !== (side.name === '')) return 0;
  const keys = new Set(base.units.map((unit) => unit.key));
  const shared = side.units.filter((unit) => keys.has(unit.key)).length;
  const share = shared / Math.max(base.units.length, side.units.length, 1);
  return share * 3 >= 1 ? share : 0;
}

/** Instructions that a stage has once, so that a new one is the old one changed. */
const ONCE = new Set([
  'FROM',
  'USER',
  'ENTRYPOINT',
  'CMD',
  'HEALTHCHECK',
  'STOPSIGNAL',
  'EXPOSE',
  'SHELL',
  'directive',
]);
const MAX_COMPARED = 2_000;

function likenessOf(base: Unit, side: Unit): number {
  if (base.kind !== side.kind) return 0;
  const shared = sharedWords(base.masked.text, side.masked.text);
  if (ONCE.has(base.kind)) return 0.3 + shared;
  return shared >= (base.kind === 'comment' ? 0.5 : 0.3) ? shared : 0;
}

function sharedWords(one: string, other: string): number {
  const [left, right] = [one, other].map((text) => new Set(text.slice(0, MAX_COMPARED).split(/[\s=,"'[\]]+/)));
  const shared = [...(left ?? [])].filter((word) => right?.has(word) === true).length;
  return (2 * shared) / ((left?.size ?? 0) + (right?.size ?? 0));
}

/** Whether all of the others are among these, in their order. */
function holds(these: readonly Unit[], others: readonly Unit[]): boolean {
  let at = 0;
  for (const { key } of these) if (key === others[at]?.key) at += 1;
  return at === others.length;
}
