import { maskedSlice } from '../../api.ts';
import { visible } from '../visible.ts';
import type { ReportedFile } from './report.ts';

/** Longer lines are cut in a code frame. */
const MAX_LENGTH = 160;

interface Line {
  readonly start: number;
  readonly end: number;
  /** Secrets that stand on it, or on a part of it. */
  readonly secrets: { readonly start: number; readonly end: number }[];
}

/** Lines of a file for people: secrets hidden, control characters spelled out. Gives `null` where there is no such line. */
export function shownLines({ text, secrets }: ReportedFile): (line: number) => string | null {
  const lines = linesOf(text);
  for (const secret of secrets)
    for (let at = indexAt(lines, secret.start); at < lines.length && (lines[at]?.start ?? 0) < secret.end; at += 1)
      lines[at]?.secrets.push(secret);
  return (number) => {
    const line = lines[number - 1];
    return line === undefined ? null : shown(maskedSlice(text, line.start, line.end, line.secrets));
  };
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start <= text.length;) {
    const found = text.indexOf('\n', start);
    const end = found === -1 ? text.length : found;
    lines.push({ start, end, secrets: [] });
    start = end + 1;
  }
  return lines;
}

/** Index of the line that an offset stands on. */
function indexAt(lines: readonly Line[], offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function shown(line: string): string {
  const text = visible(line.replaceAll('\t', '    '));
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}
