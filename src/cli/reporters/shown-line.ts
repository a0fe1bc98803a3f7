import { maskedSlice } from '../../api.ts';
import { visible } from '../visible.ts';
import type { ReportedFile } from './report.ts';

/** Longer lines are cut in a code frame. */
const MAX_LENGTH = 160;

/** A line of a file for people: secrets hidden, control characters spelled out. `null` when there is no such line. */
export function shownLine({ text, secrets }: ReportedFile, line: number): string | null {
  let start = 0;
  for (let at = 1; at < line; at += 1) {
    const next = text.indexOf('\n', start);
    if (next === -1) return null;
    start = next + 1;
  }
  const found = text.indexOf('\n', start);
  const end = found === -1 ? text.length : found;
  const shown = visible(maskedSlice(text, start, end, secrets).replaceAll('\t', '    '));
  return shown.length > MAX_LENGTH ? `${shown.slice(0, MAX_LENGTH)}…` : shown;
}
