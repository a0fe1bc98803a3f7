import type { Comment, Dockerfile, Instruction, Range } from '../../model/dockerfile.ts';

/** A comment or directive that silences rules. */
export interface Suppression {
  /** Our rule names, or ids of another tool as they stand in a rule's references. */
  readonly ids: readonly string[];
  readonly reason: string;
  /** Whether the comment is written for us, so that its reason is asked for. */
  readonly own: boolean;
  /** Instructions it covers; `null` covers the whole file. */
  readonly covers: Range | null;
  readonly comment: Range;
}

const OWN = /^ironhull-ignore\s+([\w-]+(?:\s*,\s*[\w-]+)*)\s*(?::\s*(.*))?$/;
const FOREIGN: readonly { pattern: RegExp; whole: boolean }[] = [
  { pattern: /^hadolint\s+global\s+ignore=\s*([\w,\s-]+)/, whole: true },
  { pattern: /^hadolint\s+ignore=\s*([\w,\s-]+)/, whole: false },
  { pattern: /^check=skip=([\w,]+)/, whole: false },
  { pattern: /^checkov:skip=(\w+)/, whole: true },
  { pattern: /^trivy:ignore:(?:AVD-)?([\w-]+)/, whole: false },
  { pattern: /^tally\s+ignore=([\w/,-]+)/, whole: false },
];

/** Every suppression of a file, ours and those of other tools. */
export function suppressionsOf(dockerfile: Dockerfile): Suppression[] {
  const inComments = dockerfile.comments.flatMap((comment) => readComment(comment, dockerfile));
  return [
    ...inComments,
    ...dockerfile.directives.flatMap(({ name, value, range }) => (name === 'check' ? checkSkips(value, range) : [])),
  ];
}

function readComment(comment: Comment, dockerfile: Dockerfile): Suppression[] {
  const own = OWN.exec(comment.text);
  const base = { comment: comment.range, reason: own?.[2]?.trim() ?? '' };
  if (own) return [{ ...base, ids: split(own[1]), own: true, covers: coveredBy(comment, dockerfile) }];
  return FOREIGN.flatMap(({ pattern, whole }) => {
    const ids = split(pattern.exec(comment.text)?.[1]);
    return ids.length === 0
      ? []
      : [{ ...base, ids, own: false, covers: whole ? null : coveredBy(comment, dockerfile) }];
  });
}

function checkSkips(value: string, comment: Range): Suppression[] {
  const ids = split(/(?:^|;)\s*skip=([\w,]+)/.exec(value)?.[1]);
  return ids.length === 0 ? [] : [{ ids, reason: '', own: false, covers: null, comment }];
}

function split(list: string | undefined): string[] {
  return (list ?? '').split(/[,\s]+/).filter((id) => id !== '');
}

/** The instruction that holds the comment or follows it. In front of the first one, the top of the file is covered too. */
function coveredBy(comment: Comment, dockerfile: Dockerfile): Range {
  const next = dockerfile.instructions[firstBehind(dockerfile.instructions, comment.range.start)];
  const range = next?.range ?? { start: comment.range.start, end: dockerfile.text.length };
  return next?.index === 0 && comment.range.start < range.start ? { start: 0, end: range.end } : range;
}

/** Index of the first instruction that ends behind an offset. */
function firstBehind(instructions: readonly Instruction[], offset: number): number {
  let low = 0;
  let high = instructions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((instructions[middle]?.range.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
