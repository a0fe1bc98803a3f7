import type { Edit } from '../model/dockerfile.ts';

/** A text by its lines, for edits that leave every other byte alone. Lines count from 1. */
export interface TextLines {
  readonly text: string;
  readonly lines: readonly string[];
  readonly starts: readonly number[];
}

export function textLines(text: string): TextLines {
  const lines = text.split('\n');
  const starts: number[] = [];
  let at = 0;
  for (const line of lines) {
    starts.push(at);
    at += line.length + 1;
  }
  return { text, lines, starts };
}

export function lineAt({ lines }: TextLines, line: number): string {
  return lines[line - 1] ?? '';
}

/** The line with other words in it. */
export function rewritten({ starts, lines }: TextLines, line: number, to: string): Edit {
  const start = starts[line - 1] ?? 0;
  return { range: { start, end: start + (lines[line - 1] ?? '').length }, text: to };
}

/** Some letters of a line replaced, so that two changes may share it; `at` counts from 0. */
export function inLine(
  { starts }: TextLines,
  line: number,
  { at, length }: { at: number; length: number },
  to: string,
): Edit {
  const start = (starts[line - 1] ?? 0) + at;
  return { range: { start, end: start + length }, text: to };
}

/** The line and its end taken out. */
export function without({ starts, lines, text }: TextLines, line: number): Edit {
  const start = starts[line - 1] ?? 0;
  return { range: { start, end: Math.min(start + (lines[line - 1] ?? '').length + 1, text.length) }, text: '' };
}

/** Whole lines put in front of one. */
export function above({ starts, text }: TextLines, line: number, added: string): Edit {
  const start = starts[line - 1] ?? text.length;
  const missing = start === text.length && text !== '' && !text.endsWith('\n') ? '\n' : '';
  return { range: { start, end: start }, text: `${missing}${added}\n` };
}

export function indentOf(line: string): string {
  return /^\s*/.exec(line)?.[0] ?? '';
}
