import { posix } from 'node:path';
import { goMatcher } from './go-regexp.ts';

/** One line of a .dockerignore, as the builder understands it. */
export interface Pattern {
  /** Cleaned, without `!`. */
  readonly text: string;
  /** Whether it lets in what an earlier line kept out (`!`). */
  readonly exception: boolean;
  /** Whether it matches this very path; its being inside a matching folder is seen to elsewhere. */
  readonly matches: (path: string) => boolean;
}

/** A line that makes the builder refuse the whole file. */
export interface BadLine {
  /** Counted from 1. */
  readonly line: number;
  readonly why: string;
}

/** Go's `unicode.IsSpace`, which differs from what `trim` takes away. */
const SPACE = '[\\t\\n\\v\\f\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+';
const EDGES = new RegExp(`^${SPACE}|${SPACE}$`, 'gu');
/** Characters of a line beyond which the builder stops reading. */
const MAX_LINE = 65_535;
/** What Go's `filepath.Match` accepts in a piece: every bracket closed and not empty, something after each backslash. */
const WELL_FORMED = /^(?:[^[\\]|\\.|\[(?:\^|(?!\^))(?:(?:[^\\\-\]]|\\.)(?:-(?:[^\\\-\]]|\\.))?)+\])*$/su;

/** What stands between two stars; a star in brackets is none. */
const PIECE = String.raw`((?:\\.|\\$|\[(?:\\.|[^\]\\])*(?:\]|$)|[^*[\\])*)`;
const PIECES = new RegExp(String.raw`^\**${PIECE}\**${PIECE}`, 'su');

/** Reads the text of a .dockerignore (without byte-order mark, LF line ends). */
export function readPatterns(text: string): {
  readonly patterns: readonly Pattern[];
  readonly bad: readonly BadLine[];
} {
  const patterns: Pattern[] = [];
  const bad: BadLine[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const read = line.length > MAX_LINE ? 'is longer than 64 KB' : readLine(line);
    if (typeof read === 'string') bad.push({ line: index + 1, why: read });
    else if (read !== null) patterns.push(read);
  }
  return { patterns, bad };
}

/** A pattern, `null` for a line that holds none, or why the builder refuses it. */
function readLine(line: string): Pattern | string | null {
  // Looked for before spaces are taken away: ` # x` is a pattern.
  if (line.startsWith('#')) return null;
  const trimmed = trim(line);
  if (trimmed === '') return null;
  const inverted = trimmed.startsWith('!');
  const path = relative(inverted ? trim(trimmed.slice(1)) : trimmed);
  const whole = clean(inverted ? `!${path}` : path);
  const exception = whole.startsWith('!');
  const text = exception ? whole.slice(1) : whole;
  if (text === '') return 'is a lone "!"';
  const matches = isWellFormed(text) ? matcher(text) : null;
  return matches === null ? 'is a malformed pattern' : { text, exception, matches };
}

/**
 * The builder checks a pattern by matching it with ".", and that stops at the first piece that does not match: what stands behind
 * is never checked, and means whatever the regular expression makes of it.
 */
function isWellFormed(text: string): boolean {
  const [, first = '', second = ''] = PIECES.exec(text) ?? [];
  return WELL_FORMED.test(first) && (!matchesDot(first) || WELL_FORMED.test(second));
}

function matchesDot(letters: string): boolean {
  if (/^\[.*\]$/s.test(letters)) return goMatcher(letters)?.('.') === true;
  return ['.', '?', String.raw`\.`].includes(letters);
}

function trim(text: string): string {
  return text.replaceAll(EDGES, '');
}

/** `/a` means `a`, and a lone `/` stays what it is. */
function relative(pattern: string): string {
  if (pattern === '') return '';
  const cleaned = clean(pattern);
  return cleaned.length > 1 && cleaned.startsWith('/') ? cleaned.slice(1) : cleaned;
}

/** Go's `filepath.Clean`. */
function clean(path: string): string {
  const normal = posix.normalize(path);
  return normal.length > 1 && normal.endsWith('/') ? normal.slice(0, -1) : normal;
}

/** Four ways to match, told apart as the builder does, which for odd patterns does not come to the same. */
function matcher(text: string): ((path: string) => boolean) | null {
  const { kind, source } = translate(text);
  if (kind === 'exact') return (path) => path === text;
  if (kind === 'prefix') return (path) => path.startsWith(text.slice(0, -2));
  if (kind === 'suffix') {
    const suffix = text.slice(2);
    return (path) => path.endsWith(suffix) || (suffix.startsWith('/') && path === suffix.slice(1));
  }
  return goMatcher(source);
}

type Kind = 'exact' | 'prefix' | 'suffix' | 'regexp';

interface Translation {
  kind: Kind;
  source: string;
}

/** The pattern as a regular expression in Go's syntax. */
function translate(text: string): Translation {
  const made: Translation = { kind: 'exact', source: '' };
  const letters = Array.from(text);
  let at = 0;
  while (at < letters.length) at += take(made, letters, at);
  return made;
}

/** Takes one piece of the pattern and returns its length. */
function take(made: Translation, letters: readonly string[], at: number): number {
  const letter = letters[at] ?? '';
  if (letter === '*' && letters[at + 1] === '*') return takeDoubleStar(made, letters, at);
  if (letter === '\\') {
    made.source += `\\${letters[at + 1] ?? ''}`;
    made.kind = 'regexp';
    return 2;
  }
  if (['*', '?', '[', ']'].includes(letter)) made.kind = 'regexp';
  made.source += piece(letter);
  return 1;
}

function piece(letter: string): string {
  if (letter === '*') return '[^/]*';
  if (letter === '?') return '[^/]';
  return '.+()|{}$'.includes(letter) ? `\\${letter}` : letter;
}

function takeDoubleStar(made: Translation, letters: readonly string[], at: number): number {
  const length = letters[at + 2] === '/' ? 3 : 2;
  if (at + length < letters.length) {
    made.source += '(.*/)?';
    made.kind = 'regexp';
  } else if (made.kind === 'exact') made.kind = 'prefix';
  else {
    made.source += '.*';
    made.kind = 'regexp';
  }
  if (at === 0) made.kind = 'suffix';
  return length;
}
