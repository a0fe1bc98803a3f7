import type { Merge } from '../../src/model/merge.ts';

// What a merge must keep, told without a line of the merge's own code.

/** Lines of the user that are neither in the result nor in a conflict, and lines of theirs that came back. */
export function lost(base: string, yours: string, theirs: string, merge: Merge): readonly string[] {
  const [was, mine, other, now] = [base, yours, theirs, merge.text].map(counted);
  const shown = counted(merge.conflicts.map((one) => `${one.base}\n${one.yours}\n${one.theirs}`).join('\n'));
  return [...new Set([...was!.keys(), ...mine!.keys()])].filter((line) => {
    if (shown.has(line)) return false;
    const [before, wanted, given, left] = [was, mine, other, now].map((lines) => lines!.get(line) ?? 0);
    if (wanted! > before!) return left! < wanted! - Math.max(0, before! - given!);
    return wanted! < before! && left! > wanted! + Math.max(0, given! - before!);
  });
}

function counted(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of linesOf(text)) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}

/** Versions of images are merged as versions, so they are no part of a line here. */
function linesOf(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((raw) =>
      raw.replace(/^(\s*FROM (?:--\S+ )*|.*from=|# syntax=)([\w./-]+?)(:[\w.-]+)?(@\S+)?(?=[ ,]|$)/, '$1$2'),
    )
    .filter((line) => line.trim() !== '');
}

/** Pairs of the user's lines that stand the other way round in the result, though the templates moved neither. */
export function reordered(base: string, yours: string, theirs: string, merge: Merge): readonly string[] {
  const [was, mine, other, now] = [base, yours, theirs, merge.text].map(counted);
  const shown = counted(merge.conflicts.map((one) => `${one.base}\n${one.yours}\n${one.theirs}`).join('\n'));
  const moved = movedBetween(base, theirs);
  const sure = [...mine!.keys()].filter(
    (line) =>
      now!.has(line) &&
      !shown.has(line) &&
      !moved.has(line) &&
      [was, mine, other, now].every((lines) => (lines!.get(line) ?? 0) <= 1),
  );
  const place = new Map([...now!.keys()].map((line, at) => [line, at]));
  return sure.filter((line, at) => at > 0 && place.get(sure[at - 1]!)! > place.get(line)!);
}

/** Lines that changed places with another: of two that did, nobody can say which one moved. */
function movedBetween(was: string, now: string): ReadonlySet<string> {
  const [before, after] = [was, now].map((text) => linesOf(text));
  const both = new Set(before!.filter((line) => after!.includes(line)));
  const swapped = (line: string): boolean =>
    [...both].some((other) => copiesAbove(before!, line, other) !== copiesAbove(after!, line, other));
  return new Set([...both].filter(swapped));
}

function copiesAbove(lines: readonly string[], line: string, other: string): number {
  return lines.slice(0, lines.indexOf(line)).filter((one) => one === other).length;
}
