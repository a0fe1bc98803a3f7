import { parseDockerfile } from '../dockerfile/parse.ts';
import { mergeSequence, type Merger } from './merge-sequence.ts';
import { keepsEdits } from './keeps-edits.ts';
import { agreed, open, pick, yoursOf, type Part } from './part.ts';
import { beforeHoles, mergeReference, unmask, type Masked, type Reference } from './references.ts';
import { lineSheet, printUnit, type Unit } from './units.ts';

/** Merges one instruction, comment or line that all three have. */
export function mergeUnit(base: Unit, yours: Unit, theirs: Unit): readonly Part[] {
  const text = mergedText(base, yours, theirs);
  if (text === null) return open(printUnit(base), printUnit(yours), printUnit(theirs));
  const lead = pick(base.lead, yours.lead, theirs.lead);
  return agreed(printUnit({ ...yours, lead, text }));
}

/** Whether a side left a unit alone. Versions that the templates bump do not bring back what the user took out; a tag the user chose counts. */
export function untouchedUnit(base: Unit, unit: Unit, side: 'yours' | 'theirs'): boolean {
  return side === 'yours' ? base.key === unit.key : base.masked.text === unit.masked.text;
}

function mergedText(base: Unit, yours: Unit, theirs: Unit): string | null {
  const masked = mergedMask(base, yours, theirs);
  if (masked === null) return null;
  const sides = { base: base.masked, yours: yours.masked, theirs: theirs.masked };
  const references = beforeHoles(masked).map((before, at) => referenceAt(before, at, sides));
  return references.includes(null)
    ? null
    : unmask(
        masked,
        references.flatMap((one) => one ?? []),
      );
}

function mergedMask(base: Unit, yours: Unit, theirs: Unit): string | null {
  const [was, mine, other] = [base.masked.text, yours.masked.text, theirs.masked.text];
  if (mine === was || other === was || mine === other) return pick(was, mine, other);
  return yours.kind === theirs.kind && was.includes('\n') ? mergeInside(base.kind, was, mine, other) : null;
}

/** Merges the lines of one instruction. Only a whole instruction of the same keyword comes of it, never a conflict inside. */
function mergeInside(kind: string, base: string, yours: string, theirs: string): string | null {
  const [was, mine, other] = [base, yours, theirs].map((text) => lineSheet(text).sections[0]?.units ?? []);
  const parts = mergeSequence(was ?? [], mine ?? [], other ?? [], insideLines);
  if (parts.some((part) => part.kind === 'conflict')) return null;
  const text = parts.map(yoursOf).join('').slice(0, -1);
  const { instructions, problems } = parseDockerfile(`FROM scratch\n${text}\n`);
  const whole = instructions.length === 2 && problems.length === 0 && instructions[1]?.keyword === kind;
  return whole && keepsEdits({ base, yours, theirs }, text, []) ? text : null;
}

const insideLines: Merger<Unit> = {
  key: (unit) => unit.text,
  likeness: (base, side) => (base.text.trim() === side.text.trim() ? 1 : 0.01),
  print: printUnit,
  merge: (base, yours, theirs) => {
    const [was, mine, other] = [base, yours, theirs].map(printUnit);
    const clean = mine === was || other === was || mine === other;
    return clean ? agreed(pick(was ?? '', mine ?? '', other ?? '')) : open('', '', '');
  },
  untouched: (base, unit) => base.text === unit.text,
  declined: () => false,
  unite: (yours, theirs) => (yours.map(printUnit).join('') === theirs.map(printUnit).join('') ? yours : null),
};

type Sides = Readonly<Record<'base' | 'yours' | 'theirs', Masked>>;

/** The version behind a name in the merged text; `null` when the sides can't agree. */
function referenceAt(before: string, at: number, { base, yours, theirs }: Sides): Reference | null {
  const mine = named(yours, before, at);
  const other = named(theirs, before, at);
  return mine === null || other === null ? (mine ?? other) : mergeReference(named(base, before, at), mine, other);
}

/** The reference that a text leads up to, of a mirror too: `mirror.example/node` has the versions of `node`. */
function named({ references }: Masked, before: string, at: number): Reference | null {
  const fits = ({ name }: Reference): boolean =>
    before.endsWith(name) && !/[\w.-]/.test(before.at(-name.length - 1) ?? '');
  const same = references[at];
  return same !== undefined && fits(same) ? same : (references.find(fits) ?? null);
}
