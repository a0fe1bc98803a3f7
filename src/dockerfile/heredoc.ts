import type { Heredoc } from '../model/dockerfile.ts';
import { onePiece } from './logical-line.ts';
import { splitWords } from './words.ts';

/** A `<<NAME` met on an instruction's line, its body still to come. */
export interface HeredocStart {
  readonly name: string;
  readonly stripTabs: boolean;
  readonly expand: boolean;
}

const START = /^\d*<<(-?)([^<]+)$/;
const TAKES_HEREDOC = /^\s*(?:ONBUILD\s+)?(?:RUN|COPY|ADD)\s/i;

/** The here-documents that an instruction's line announces, in order. */
export function heredocStarts(line: string, escape: string): HeredocStart[] {
  if (!line.includes('<<') || !TAKES_HEREDOC.test(line)) return [];
  return splitWords(onePiece(line, 0), escape).flatMap((word) => {
    const match = START.exec(word.raw);
    const written = match?.[2] ?? '';
    const name = written.replaceAll(/["'\\]/g, '');
    if (match === null || name === '') return [];
    return [{ name, stripTabs: match[1] === '-', expand: name === written }];
  });
}

/** Reads the bodies that follow an instruction's last line; gives them and the offset behind the last end mark. */
export function readHeredocs(text: string, from: number, starts: readonly HeredocStart[]) {
  const heredocs: Heredoc[] = [];
  let at = from;
  for (const start of starts) {
    const { heredoc, next } = readOne(text, at, start);
    heredocs.push(heredoc);
    at = next;
  }
  return { heredocs, next: at };
}

function readOne(text: string, from: number, start: HeredocStart): { heredoc: Heredoc; next: number } {
  for (let at = from; at < text.length;) {
    const end = text.indexOf('\n', at);
    const next = end === -1 ? text.length : end + 1;
    if (isEndMark(text.slice(at, next), start)) return { heredoc: made(text, from, at, start, true), next };
    at = next;
  }
  return { heredoc: made(text, from, text.length, start, false), next: text.length };
}

function isEndMark(line: string, start: HeredocStart): boolean {
  const bare = line.replace(/\r?\n$/, '');
  return (start.stripTabs ? bare.replace(/^\t+/, '') : bare) === start.name;
}

function made(text: string, from: number, end: number, start: HeredocStart, terminated: boolean): Heredoc {
  const bodyStart = Math.min(from, end);
  return { ...start, body: { start: bodyStart, end }, content: text.slice(bodyStart, end), terminated };
}
