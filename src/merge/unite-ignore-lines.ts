import { sameOrMore } from './merge-sheet.ts';
import type { Unit } from './units.ts';

/** New lines of both sides in an ignore file: patterns of one kind commute, so that all of them can stand there. */
export function uniteIgnoreLines(
  yours: readonly Unit[],
  theirs: readonly Unit[],
  replaced: boolean,
): readonly Unit[] | null {
  const known = sameOrMore(yours, theirs);
  if (known !== null || replaced) return known;
  const patterns = [...yours, ...theirs].filter(({ text }) => !text.trimStart().startsWith('#'));
  const letIn = patterns.filter(({ text }) => text.trimStart().startsWith('!')).length;
  if (letIn > 0 && letIn < patterns.length) return null;
  const keys = new Set(yours.map(({ key }) => key));
  return [...yours, ...theirs.filter(({ key }) => !keys.has(key))];
}
