import { runSteps } from './run-steps.ts';
import type { Step } from './run-steps.ts';

/**
 * The builder hands patterns to Go's regular expressions, and inside brackets it does so without escaping, so that odd patterns
 * mean what Go makes of them. This carries over the part of the syntax that a .dockerignore can reach.
 */

const POSIX_CLASSES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    alnum: '0-9A-Za-z',
    alpha: 'A-Za-z',
    ascii: '\\x00-\\x7F',
    blank: '\\t ',
    cntrl: '\\x00-\\x1F\\x7F',
    digit: '0-9',
    graph: '!-~',
    lower: 'a-z',
    print: ' -~',
    punct: '!-\\/:-@\\[-`\\{-~',
    space: '\\t\\n\\v\\f\\r ',
    upper: 'A-Z',
    word: '0-9A-Za-z_',
    xdigit: '0-9A-Fa-f',
  }),
);
const LONGEST_NAME = '[:xdigit:]'.length;

/** Letters that stand for a set after a backslash, or for themselves in another writing. */
const SETS: Readonly<Record<string, string>> = {
  a: '\\x07',
  d: '0-9',
  f: '\\f',
  n: '\\n',
  r: '\\r',
  s: '\\t\\n\\f\\r ',
  t: '\\t',
  v: '\\v',
  w: '0-9A-Za-z_',
};
const NEGATED_SETS: Readonly<Record<string, string>> = { D: 'd', S: 's', W: 'w' };

/** Places between two letters; the empty string is the edge of the path. */
const PLACES: Readonly<Record<string, (before: string, after: string) => boolean>> = {
  A: (before) => before === '',
  b: (before, after) => isWord(before) !== isWord(after),
  B: (before, after) => isWord(before) === isWord(after),
  z: (_before, after) => after === '',
};

const FOLDERS = '(.*/)?';

/** Matches whole paths by a Go expression; `null` where Go has none. Takes time in proportion to the path, as Go's does. */
export function goMatcher(source: string): ((path: string) => boolean) | null {
  const letters = Array.from(source);
  const steps: Step[] = [];
  for (let at = 0; at < letters.length;) {
    const part = readPart(letters, at);
    if (part === null) return null;
    const many = part.step.kind === 'one' && letters[at + part.length] === '*';
    steps.push(many ? { ...part.step, kind: 'many' } : part.step);
    at += part.length + (many ? 1 : 0);
  }
  return (path) => runSteps(steps, path);
}

interface Part {
  readonly step: Step;
  /** Letters of the expression. */
  readonly length: number;
}

function readPart(letters: readonly string[], at: number): Part | null {
  const letter = letters[at] ?? '';
  if (letter === '(') return { step: { kind: 'folders' }, length: FOLDERS.length };
  if (letter === '[') return readClass(letters, at);
  if (letter === '\\') return readEscape(letters[at + 1] ?? '');
  if (letter === '^') return { step: { kind: 'place', holds: (before) => before === '' }, length: 1 };
  // An unescaped dot comes from two stars alone, and stands for any letter of one line.
  return one(letter === '.' ? (other) => other !== '\n' : (other) => other === letter, 1);
}

function one(takes: (letter: string) => boolean, length: number): Part {
  return { step: { kind: 'one', takes }, length };
}

function readEscape(letter: string): Part | null {
  const holds = PLACES[letter];
  if (holds !== undefined) return { step: { kind: 'place', holds }, length: 2 };
  const negated = NEGATED_SETS[letter];
  const takes = negated === undefined ? classOf(setOf(letter), '') : classOf(SETS[negated] ?? null, '^');
  return takes === null ? null : one(takes, 2);
}

/** What may stand in brackets for an escaped letter; `null` where Go knows no such escape. */
function setOf(letter: string): string | null {
  if (letter === '' || (/[0-9A-Za-z]/.test(letter) && SETS[letter] === undefined)) return null;
  return SETS[letter] ?? `\\u{${(letter.codePointAt(0) ?? 0).toString(16)}}`;
}

/** `[…]`, which ends at the first `]` that is not its first letter. */
function readClass(letters: readonly string[], at: number): Part | null {
  const negated = letters[at + 1] === '^' ? '^' : '';
  const start = at + 1 + negated.length;
  let set = '';
  for (let next = start; next < letters.length;) {
    if (letters[next] === ']' && next > start) return classPart(set, negated, next + 1 - at);
    const item = readClassItem(letters, next);
    if (item.set === null) return null;
    set += item.set;
    next += item.length;
  }
  return null;
}

function classPart(set: string, negated: string, length: number): Part | null {
  const takes = classOf(set, negated);
  return takes === null ? null : one(takes, length);
}

interface ClassItem {
  readonly set: string | null;
  readonly length: number;
}

function readClassItem(letters: readonly string[], at: number): ClassItem {
  const letter = letters[at] ?? '';
  if (letter === '\\') return { set: setOf(letters[at + 1] ?? ''), length: 2 };
  // A dash stays one between two letters and is itself elsewhere, in both syntaxes.
  return readNamed(letters, at) ?? { set: /[\][\\^&|~]/u.test(letter) ? `\\${letter}` : letter, length: 1 };
}

function readNamed(letters: readonly string[], at: number): ClassItem | null {
  const start = letters.slice(at, at + LONGEST_NAME).join('');
  const [named = '', name = ''] = /^\[:([^:]*):\]/u.exec(start) ?? [];
  return named === '' ? null : { set: POSIX_CLASSES.get(name) ?? null, length: Array.from(named).length };
}

/** Our own expression, for one letter at a time. `null` for a range that runs backwards. */
function classOf(set: string | null, negated: string): ((letter: string) => boolean) | null {
  if (set === null) return null;
  try {
    const expression = new RegExp(`^[${negated}${set}]$`, 'u');
    return (letter) => expression.test(letter);
  } catch {
    return null;
  }
}

function isWord(letter: string): boolean {
  return /^[0-9A-Za-z_]$/.test(letter);
}
