import type { Pair, Word } from '../model/dockerfile.ts';
import type { LogicalLine } from './logical-line.ts';
import { skipBlanks, wordAt } from './words.ts';

const KEYED = new Set(['ENV', 'LABEL', 'ARG']);

/** `key=value` pairs of ENV, LABEL and ARG; the old form without `=` gives one pair. */
export function parsePairs(keyword: string, line: LogicalLine, words: readonly Word[], escape: string): Pair[] {
  const first = words[0];
  if (first === undefined || !KEYED.has(keyword)) return [];
  if (keyword !== 'ARG' && !first.raw.includes('=')) return [legacyPair(line, first, escape)];
  return words.map((word) => pairOf(word, escape));
}

function pairOf(word: Word, escape: string): Pair {
  const equals = word.raw.indexOf('=');
  if (equals === -1) return { key: word.value, value: null, range: word.range, legacy: false };
  const own = { text: word.raw, starts: [0], sources: [word.range.start] };
  const value = wordAt(own, equals + 1, word.raw.length, escape);
  const range = { start: Math.min(word.range.start + equals + 1, word.range.end), end: word.range.end };
  return { key: unquoted(word.raw.slice(0, equals)), value: { ...value, range }, range: word.range, legacy: false };
}

function legacyPair(line: LogicalLine, key: Word, escape: string): Pair {
  const from = skipBlanks(line.text, key.raw.length);
  const end = line.text.trimEnd().length;
  const value = end > from ? wordAt(line, from, end, escape) : null;
  const range = { start: key.range.start, end: value?.range.end ?? key.range.end };
  return { key: key.value, value, range, legacy: true };
}

function unquoted(key: string): string {
  return key.replace(/^(["'])(.*)\1$/s, '$2');
}
