import type { Word } from '../../model/dockerfile.ts';
import { atEnd, finishWord, peek, startsWith, type Cursor, type WordDraft } from './cursor.ts';

/** Reads the commands inside `$( )` or backticks; handed in, since lists and words contain each other. */
export type ReadNested = (cursor: Cursor, closing: ')' | '`') => void;

const ENDS_WORD = /[\s;&|<>()]/;
/** Characters that mean themselves, all at once. */
const PLAIN = /[^\s;&|<>()\\'"$`*?]+/y;

/** Reads one word from a position that is neither blank nor operator. */
export function readWord(cursor: Cursor, nested: ReadNested): Word {
  const draft: WordDraft = { start: cursor.at, value: '', literal: true };
  readPlain(cursor, draft);
  while (!atEnd(cursor) && (!ENDS_WORD.test(peek(cursor)) || opensProcess(cursor)) && !closesBackticks(cursor))
    readPart(cursor, draft, nested);
  return finishWord(cursor, draft);
}

/** `<( )` and `>( )` of bash: commands whose output is a file. */
export function opensProcess(cursor: Cursor): boolean {
  return startsWith(cursor, '<(') || startsWith(cursor, '>(');
}

function closesBackticks(cursor: Cursor): boolean {
  return cursor.backticks && peek(cursor) === '`';
}

function readPart(cursor: Cursor, draft: WordDraft, nested: ReadNested): void {
  const char = peek(cursor);
  if (char === '\\') return readEscape(cursor, draft);
  if (char === "'") return readSingle(cursor, draft);
  if (char === '"') return readDouble(cursor, draft, nested);
  if (char === '$' || char === '`' || opensProcess(cursor)) return readExpansion(cursor, draft, nested);
  if (char === '*' || char === '?') draft.literal = false;
  draft.value += char;
  cursor.at += 1;
  readPlain(cursor, draft);
}

function readPlain(cursor: Cursor, draft: WordDraft): void {
  const { text } = cursor.line;
  PLAIN.lastIndex = cursor.at;
  if (!PLAIN.test(text)) return;
  draft.value += text.slice(cursor.at, PLAIN.lastIndex);
  cursor.at = PLAIN.lastIndex;
}

function readEscape(cursor: Cursor, draft: WordDraft): void {
  if (peek(cursor, 1) !== '\n') draft.value += peek(cursor, 1);
  cursor.at = Math.min(cursor.at + 2, cursor.line.text.length);
}

function readSingle(cursor: Cursor, draft: WordDraft): void {
  const close = cursor.line.text.indexOf("'", cursor.at + 1);
  const end = close === -1 ? cursor.line.text.length : close;
  draft.value += cursor.line.text.slice(cursor.at + 1, end);
  cursor.at = Math.min(end + 1, cursor.line.text.length);
}

function readDouble(cursor: Cursor, draft: WordDraft, nested: ReadNested): void {
  cursor.at += 1;
  while (!atEnd(cursor) && peek(cursor) !== '"' && !closesBackticks(cursor)) {
    if (peek(cursor) === '\\' && /["\\$`\n]/.test(peek(cursor, 1))) readEscape(cursor, draft);
    else if (peek(cursor) === '$' || peek(cursor) === '`') readExpansion(cursor, draft, nested);
    else {
      draft.value += peek(cursor);
      cursor.at += 1;
    }
  }
  if (peek(cursor) === '"') cursor.at += 1;
}

/** Keeps the text of an expansion in the value and reads commands that stand in it. */
function readExpansion(cursor: Cursor, draft: WordDraft, nested: ReadNested): void {
  const start = cursor.at;
  if (startsWith(cursor, '$((')) skipArithmetic(cursor);
  else if (startsWith(cursor, '$(') || opensProcess(cursor)) readSubstitution(cursor, 2, ')', nested);
  else if (startsWith(cursor, '${')) skipBraces(cursor);
  else if (peek(cursor) === '`') readSubstitution(cursor, 1, '`', nested);
  else cursor.at += 1;
  const raw = cursor.line.text.slice(start, cursor.at);
  if (raw !== '$' || /[A-Za-z0-9_@*#?$!-]/.test(peek(cursor))) draft.literal = false;
  draft.value += raw;
}

function readSubstitution(cursor: Cursor, skip: number, closing: ')' | '`', nested: ReadNested): void {
  const before = cursor.backticks;
  cursor.at += skip;
  cursor.backticks = closing === '`';
  nested(cursor, closing);
  cursor.backticks = before;
  if (peek(cursor) === closing) cursor.at += 1;
}

function skipArithmetic(cursor: Cursor): void {
  const close = cursor.line.text.indexOf('))', cursor.at);
  cursor.at = close === -1 ? cursor.line.text.length : close + 2;
}

function skipBraces(cursor: Cursor): void {
  let depth = 0;
  while (!atEnd(cursor)) {
    const char = peek(cursor);
    cursor.at += char === '\\' ? 2 : 1;
    if (char === '{') depth += 1;
    else if (char === '}') depth -= 1;
    if (depth === 0 && char === '}') break;
  }
  cursor.at = Math.min(cursor.at, cursor.line.text.length);
}
