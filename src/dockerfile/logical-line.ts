import type { Range } from '../model/dockerfile.ts';

/** Text put together from pieces of the source, with the way back to it. */
export interface LogicalLine {
  readonly text: string;
  /** Offsets in `text` at which a piece starts, ascending. */
  readonly starts: readonly number[];
  /** Source offset of each piece. */
  readonly sources: readonly number[];
}

/** A logical line that is one piece of the source. */
export function onePiece(text: string, source: number): LogicalLine {
  return { text, starts: [0], sources: [source] };
}

/** The part of a line from `start` on. */
export function lineFrom(line: LogicalLine, start: number): LogicalLine {
  const first = pieceAt(line, start);
  const starts = line.starts.slice(first).map((s) => Math.max(0, s - start));
  const sources = line.sources.slice(first);
  sources[0] = sourceOffset(line, start);
  return { text: line.text.slice(start), starts, sources };
}

/** Source range of `[start, end)` of the line. */
export function sourceRange(line: LogicalLine, start: number, end: number): Range {
  const from = sourceOffset(line, start);
  if (end <= start) return { start: from, end: from };
  return { start: from, end: sourceOffset(line, end - 1) + 1 };
}

function sourceOffset(line: LogicalLine, offset: number): number {
  const piece = pieceAt(line, offset);
  return (line.sources[piece] ?? 0) + offset - (line.starts[piece] ?? 0);
}

function pieceAt(line: LogicalLine, offset: number): number {
  let low = 0;
  let high = line.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((line.starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
