import type { Command, Range, Word } from '../../model/dockerfile.ts';
import { sourceRange, type LogicalLine } from '../logical-line.ts';

/** Nesting beyond which text is taken as it stands; keeps hostile input off the call stack. */
export const MAX_DEPTH = 40;

/** Reading state over one shell text. */
export interface Cursor {
  readonly line: LogicalLine;
  readonly found: Command[];
  at: number;
  /** Whether the next backtick closes a substitution rather than opens one. */
  backticks: boolean;
}

export function newCursor(line: LogicalLine): Cursor {
  return { line, found: [], at: 0, backticks: false };
}

export function peek(cursor: Cursor, ahead = 0): string {
  return cursor.line.text[cursor.at + ahead] ?? '';
}

export function atEnd(cursor: Cursor): boolean {
  return cursor.at >= cursor.line.text.length;
}

export function startsWith(cursor: Cursor, text: string): boolean {
  return cursor.line.text.startsWith(text, cursor.at);
}

export function rangeFrom(cursor: Cursor, start: number): Range {
  return sourceRange(cursor.line, start, cursor.at);
}

/** A word as it is put together while reading. */
export interface WordDraft {
  readonly start: number;
  value: string;
  literal: boolean;
}

export function finishWord(cursor: Cursor, draft: WordDraft): Word {
  const raw = cursor.line.text.slice(draft.start, cursor.at);
  return { raw, value: draft.value, literal: draft.literal, range: rangeFrom(cursor, draft.start) };
}
