import type { Command, Redirect, Word } from '../../model/dockerfile.ts';
import { atEnd, MAX_DEPTH, peek, rangeFrom, startsWith, type Cursor } from './cursor.ts';
import { opensProcess, readWord } from './word.ts';

const OPERATORS = ['&&', '||', ';;', '|&', ';', '|', '&', '\n'];
const REDIRECT = /^\d*(?:<<<|<<-?|<>|>>|>\||>&|<&|&>>|&>|>|<)/;
const RESERVED = new Set([
  'if',
  'then',
  'elif',
  'else',
  'fi',
  'while',
  'until',
  'do',
  'done',
  'esac',
  '{',
  '}',
  '!',
  'time',
]);
const ASSIGNMENT = /^[A-Za-z_]\w*\+?=/;

interface Draft {
  readonly start: number;
  readonly words: Word[];
  readonly assignments: Word[];
  readonly redirects: Redirect[];
  /** What of the options of `time` comes next. */
  timing: 'nothing' | 'option' | 'value';
}

/** Where a list stands: what closes it, how deep it is, whether it stands in a substitution. */
interface Place {
  readonly closing: ')' | '`' | '';
  readonly depth: number;
  readonly substituted: boolean;
}

/** Reads commands up to the closing character and adds each to `cursor.found`. */
export function readList(cursor: Cursor, place: Place): void {
  let cases = 0;
  while (!atEnd(cursor)) {
    skipBlanksAndComments(cursor);
    const char = peek(cursor);
    if (char === '`' && place.closing === '`') return;
    if (char === ')') {
      if (cases === 0 && place.closing === ')') return;
      cursor.at += 1;
    } else if (char === '(') readSubshell(cursor, place);
    else if (operatorAt(cursor) !== '') cursor.at += operatorAt(cursor).length;
    else if (!atEnd(cursor)) cases += readCommand(cursor, place);
  }
}

function readSubshell(cursor: Cursor, place: Place): void {
  cursor.at += 1;
  if (place.depth >= MAX_DEPTH) return;
  readList(cursor, { closing: ')', depth: place.depth + 1, substituted: place.substituted });
  if (peek(cursor) === ')') cursor.at += 1;
}

/** Reads one simple command; gives +1 for `case`, -1 for `esac`, so that a pattern's `)` closes nothing. */
function readCommand(cursor: Cursor, place: Place): number {
  const draft: Draft = { start: cursor.at, words: [], assignments: [], redirects: [], timing: 'nothing' };
  let cases = 0;
  while (!atEnd(cursor) && !endsCommand(cursor, place)) {
    const before = cursor.at;
    if (!readRedirect(cursor, draft, place)) cases += readNext(cursor, draft, place);
    if (cursor.at === before) cursor.at += 1;
    skipBlanks(cursor);
  }
  const operator = operatorAt(cursor);
  if (draft.words.length + draft.assignments.length + draft.redirects.length > 0) {
    cursor.found.push(commandOf(cursor, draft, operator === '\n' ? ';' : operator, place));
  }
  cursor.at += operator.length;
  return cases;
}

function readNext(cursor: Cursor, draft: Draft, place: Place): number {
  const word = readWord(cursor, (inner, closing) => {
    if (place.depth >= MAX_DEPTH) return;
    readList(inner, { closing, depth: place.depth + 1, substituted: true });
  });
  if (draft.words.length > 0) draft.words.push(word);
  else if (isOfTime(draft, word.raw)) return 0;
  else if (ASSIGNMENT.test(word.raw)) draft.assignments.push(word);
  else if (!RESERVED.has(word.raw)) draft.words.push(word);
  if (draft.words.length === 1 && word.raw === 'case') return 1;
  return draft.words.length === 0 && word.raw === 'esac' ? -1 : 0;
}

/** Whether a word still belongs to `time` and not to what it measures. */
function isOfTime(draft: Draft, raw: string): boolean {
  const before = draft.timing;
  const isOption = before === 'option' && raw.startsWith('-');
  if (isOption) draft.timing = /^-[fo]$|^--(?:format|output)$/.test(raw) ? 'value' : 'option';
  else draft.timing = raw === 'time' || before === 'value' ? 'option' : 'nothing';
  return isOption || before === 'value';
}

function endsCommand(cursor: Cursor, place: Place): boolean {
  const char = peek(cursor);
  if (char === '#' && /\s/.test(cursor.line.text[cursor.at - 1] ?? ' ')) return true;
  if (char === ')' || (char === '`' && place.closing === '`')) return true;
  return operatorAt(cursor) !== '' && redirectAt(cursor) === '';
}

function readRedirect(cursor: Cursor, draft: Draft, place: Place): boolean {
  const operator = redirectAt(cursor);
  if (operator === '') return false;
  cursor.at += operator.length;
  skipBlanks(cursor);
  const target = readWord(cursor, (inner, closing) => {
    if (place.depth < MAX_DEPTH) readList(inner, { closing, depth: place.depth + 1, substituted: true });
  });
  draft.redirects.push({ operator, target });
  return true;
}

function redirectAt(cursor: Cursor): string {
  const char = peek(cursor);
  if (!/[\d<>&]/.test(char) || opensProcess(cursor)) return '';
  return REDIRECT.exec(cursor.line.text.slice(cursor.at, cursor.at + 12))?.[0] ?? '';
}

function operatorAt(cursor: Cursor): string {
  if (!/[&|;\n]/.test(peek(cursor))) return '';
  return OPERATORS.find((operator) => startsWith(cursor, operator)) ?? '';
}

function commandOf(cursor: Cursor, draft: Draft, followedBy: string, place: Place): Command {
  const first = draft.words[0];
  const { words, assignments, redirects } = draft;
  const last = [words.at(-1), assignments.at(-1), redirects.at(-1)?.target].reduce(
    (end, word) => Math.max(end, word?.range.end ?? 0),
    0,
  );
  const range = { start: rangeFrom(cursor, draft.start).start, end: last };
  return {
    name: programName(first),
    words,
    assignments,
    redirects,
    range,
    followedBy,
    via: null,
    substituted: place.substituted,
  };
}

/** Base name of the program, empty when only the run knows it. */
export function programName(word: Word | undefined): string {
  if (word === undefined || !word.literal) return '';
  return word.value.slice(word.value.lastIndexOf('/') + 1);
}

function skipBlanks(cursor: Cursor): void {
  for (;;) {
    const char = peek(cursor);
    if (char === ' ' || char === '\t' || char === '\r' || char === '\f' || char === '\v') cursor.at += 1;
    else if (char === '\\' && peek(cursor, 1) === '\n') cursor.at += 2;
    else return;
  }
}

function skipBlanksAndComments(cursor: Cursor): void {
  skipBlanks(cursor);
  if (peek(cursor) !== '#') return;
  const end = cursor.line.text.indexOf('\n', cursor.at);
  cursor.at = end === -1 ? cursor.line.text.length : end;
}
