import type { Comment, Directive, Heredoc, Range } from '../model/dockerfile.ts';
import { readDirective } from './directives.ts';
import { heredocStarts, readHeredocs } from './heredoc.ts';
import { onePiece, type LogicalLine } from './logical-line.ts';

/** The lines of one instruction, put together but not yet read. */
export interface RawInstruction {
  readonly line: LogicalLine;
  readonly range: Range;
  readonly heredocs: readonly Heredoc[];
  readonly comments: readonly Comment[];
  readonly blanks: readonly Range[];
}

export type RawPiece =
  | { readonly kind: 'blank'; readonly range: Range }
  | { readonly kind: 'comment'; readonly range: Range; readonly comment: Comment }
  | { readonly kind: 'directive'; readonly range: Range; readonly directive: Directive }
  | { readonly kind: 'instruction'; readonly range: Range; readonly raw: RawInstruction };

interface Line {
  readonly start: number;
  /** Without the line break. */
  readonly end: number;
  /** With it. */
  readonly next: number;
}

/** Cuts a text into pieces without a gap: blank runs, comment lines, directives, instructions. */
export function scan(text: string): { pieces: RawPiece[]; escape: '\\' | '`' } {
  const pieces: RawPiece[] = [];
  let escape: '\\' | '`' = '\\';
  let atTop = true;
  for (let at = 0; at < text.length;) {
    const piece = scanPiece(text, at, escape, atTop);
    if (piece.kind === 'directive' && piece.directive.name === 'escape' && piece.directive.value === '`') escape = '`';
    atTop &&= piece.kind === 'directive';
    pieces.push(piece);
    at = piece.range.end;
  }
  return { pieces, escape };
}

function scanPiece(text: string, at: number, escape: string, atTop: boolean): RawPiece {
  const line = lineAt(text, at);
  const content = text.slice(line.start, line.end);
  const range = { start: line.start, end: line.next };
  const bare = stripMark(content);
  if (bare.trim() === '') return { kind: 'blank', range };
  if (!bare.trimStart().startsWith('#')) return instructionPiece(text, line, escape);
  const inner = { start: line.start + content.length - bare.trimStart().length, end: line.end };
  const directive = atTop ? readDirective(bare, inner) : null;
  if (directive) return { kind: 'directive', range, directive };
  return { kind: 'comment', range, comment: commentAt(text, inner) };
}

function instructionPiece(text: string, first: Line, escape: string): RawPiece {
  const gathered = gather(text, first, escape);
  const starts = heredocStarts(gathered.line.text, escape);
  const { heredocs, next } = readHeredocs(text, gathered.last.next, starts);
  const start = gathered.line.sources[0] ?? first.start;
  const last = heredocs.at(-1);
  const end = last === undefined ? gathered.last.end : withoutBreak(text, next);
  const { line, comments, blanks } = gathered;
  const raw = { line, range: { start, end: Math.max(start, end) }, heredocs, comments, blanks };
  return {
    kind: 'instruction',
    range: { start: first.start, end: last === undefined ? gathered.last.next : next },
    raw,
  };
}

interface Gathered {
  readonly line: LogicalLine;
  readonly last: Line;
  readonly comments: readonly Comment[];
  readonly blanks: readonly Range[];
}

/** What nearly every instruction has none of: one list for all of them. */
const NO_COMMENTS: readonly Comment[] = [];
const NO_BLANKS: readonly Range[] = [];

function gather(text: string, first: Line, escape: string): Gathered {
  const content = text.slice(first.start, first.end);
  if (continuationAt(content, escape) !== -1) return joined(text, first, escape);
  const bare = stripMark(content).trimStart();
  const line = onePiece(bare, first.start + content.length - bare.length);
  return { line, last: first, comments: NO_COMMENTS, blanks: NO_BLANKS };
}

/** Joins continuation lines the way Docker does: comment and blank lines between them fall out. */
function joined(text: string, first: Line, escape: string): Gathered {
  const parts: string[] = [];
  const starts: number[] = [];
  const sources: number[] = [];
  const comments: Comment[] = [];
  const blanks: Range[] = [];
  let length = 0;
  let line = first;
  let last = first;
  for (let open = true; open; line = lineAt(text, line.next)) {
    const content = text.slice(line.start, line.end);
    const bare = line === first ? stripMark(content).trimStart() : content;
    const offset = line.start + content.length - bare.length;
    const kind = line === first ? 'text' : lineKind(bare);
    if (kind === 'comment')
      comments.push(commentAt(text, { start: line.end - bare.trimStart().length, end: line.end }));
    else if (kind === 'blank') blanks.push({ start: line.start, end: line.next });
    else {
      const cut = continuationAt(bare, escape);
      open = cut !== -1;
      const part = open ? bare.slice(0, cut) : bare;
      parts.push(part);
      starts.push(length);
      sources.push(offset);
      length += part.length;
    }
    last = line;
    if (line.next >= text.length) break;
  }
  return { line: { text: parts.join(''), starts, sources }, last, comments, blanks };
}

function lineKind(line: string): 'comment' | 'blank' | 'text' {
  const bare = line.trimStart();
  if (bare === '') return 'blank';
  return bare.startsWith('#') ? 'comment' : 'text';
}

/** Offset of the escape character that continues the line, or -1. A doubled one is text. */
function continuationAt(line: string, escape: string): number {
  let at = line.length - 1;
  while (at >= 0 && (line[at] === ' ' || line[at] === '\t')) at -= 1;
  return line[at] === escape && line[at - 1] !== escape ? at : -1;
}

function commentAt(text: string, range: Range): Comment {
  return { text: text.slice(range.start, range.end).replace(/^#+/, '').trim(), range };
}

function lineAt(text: string, start: number): Line {
  const found = text.indexOf('\n', start);
  const end = found === -1 ? text.length : found;
  return { start, end: carriageFree(text, start, end), next: found === -1 ? text.length : found + 1 };
}

function carriageFree(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && text[at - 1] === '\r') at -= 1;
  return at;
}

function withoutBreak(text: string, end: number): number {
  return text[end - 1] === '\n' ? carriageFree(text, 0, end - 1) : end;
}

function stripMark(line: string): string {
  return line.startsWith('\uFEFF') ? line.slice(1) : line;
}
