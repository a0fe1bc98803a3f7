import type { Word } from '../model/dockerfile.ts';
import { turnsQuote } from './expand.ts';
import { sourceRange, type LogicalLine } from './logical-line.ts';

const BLANK = /\s/;
/** Characters that are the same in and out of quotes and escape nothing, all at once. */
const PLAIN = /[^\s"'\\`]+/y;

/** Splits a line at blanks outside quotes, the way Docker reads ENV, COPY and the like. */
export function splitWords(line: LogicalLine, escape: string, from = 0): Word[] {
  const words: Word[] = [];
  let at = skipBlanks(line.text, from);
  while (at < line.text.length) {
    const end = wordEnd(line.text, at, escape);
    words.push(wordAt(line, at, end, escape));
    at = skipBlanks(line.text, end);
  }
  return words;
}

/** The word at `[start, end)`: quotes and escapes removed. */
export function wordAt(line: LogicalLine, start: number, end: number, escape: string): Word {
  const raw = line.text.slice(start, end);
  const value = unquote(raw, escape);
  return { raw, value, range: sourceRange(line, start, end), literal: !hasExpansion(raw, escape) };
}

export function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && isBlank(text, at)) at += 1;
  return at;
}

/** Spaces and letters need no pattern, and nearly everything is one of them. */
function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 0x20 || ((code < 0x21 || code > 0x7e) && BLANK.test(text[at] ?? ''));
}

function wordEnd(text: string, start: number, escape: string): number {
  let at = start;
  let quote = '';
  while (at < text.length) {
    at = plainEnd(text, at);
    const char = text[at] ?? '';
    if (char === escape && quote !== "'") at += 1;
    else if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (BLANK.test(char)) break;
    at += 1;
  }
  return Math.min(at, text.length);
}

function plainEnd(text: string, start: number): number {
  PLAIN.lastIndex = start;
  return PLAIN.test(text) ? PLAIN.lastIndex : start;
}

function unquote(raw: string, escape: string): string {
  if (!/["'\\`]/.test(raw)) return raw;
  let value = '';
  let quote = '';
  for (let at = 0; at < raw.length; at += 1) {
    const char = raw[at] ?? '';
    if (char === escape && quote !== "'" && at + 1 < raw.length) {
      value += escaped(raw[at + 1] ?? '', quote, escape);
      at += 1;
    } else if (turnsQuote(quote, char)) quote = quote === '' ? char : '';
    else value += char;
  }
  return value;
}

/** What an escaped character stands for; an escaped `$` stays one, so that nobody takes it for a variable later. */
function escaped(next: string, quote: string, escape: string): string {
  const kept = next === '$' || (quote === '"' && next !== '"' && next !== escape);
  return kept ? escape + next : next;
}

function hasExpansion(raw: string, escape: string): boolean {
  if (!raw.includes('$')) return false;
  let single = false;
  for (let at = 0; at < raw.length; at += 1) {
    const char = raw[at];
    if (char === escape && !single) at += 1;
    else if (char === "'") single = !single;
    else if (char === '$' && !single && /[A-Za-z_{]/.test(raw[at + 1] ?? '')) return true;
  }
  return false;
}
