import { stripVTControlCharacters } from 'node:util';
import { visible } from '../visible.ts';
import type { Terminal } from '../terminal.ts';

/** One line of a list: what, its value, and where it was read. */
export interface Row {
  readonly label: string;
  readonly value: string;
  readonly from: string;
}

const INDENT = '  ';
const GAP = 2;

/** Rows in aligned columns; where the terminal is too narrow, the place goes below the value. */
export function table(rows: readonly Row[], terminal: Terminal): readonly string[] {
  const clean = rows.map((row) => ({ label: visible(row.label), value: visible(row.value), from: visible(row.from) }));
  const labels = widest(clean.map((row) => row.label)) + GAP;
  const values = widest(clean.map((row) => row.value)) + GAP;
  const fits = INDENT.length + labels + values + widest(clean.map((row) => row.from)) <= terminal.width;
  return clean.flatMap((row) => {
    const head = INDENT + row.label.padEnd(labels);
    if (row.from === '') return wrapped(head, row.value, terminal.width);
    if (fits) return [head + row.value.padEnd(values) + terminal.paint('dim', row.from)];
    return [...wrapped(head, row.value, terminal.width), ' '.repeat(head.length) + terminal.paint('dim', row.from)];
  });
}

/** Text behind `head`, broken between words, later lines indented as far as the first. */
export function wrapped(head: string, text: string, width: number): readonly string[] {
  const lines = [head];
  const indent = ' '.repeat(widest([head]));
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    const empty = line === head || line === indent;
    if (empty) lines[lines.length - 1] = line + word;
    else if (widest([line]) + 1 + widest([word]) <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(indent + word);
  }
  return lines;
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => Array.from(stripVTControlCharacters(text)).length));
}
