import type { Command, Heredoc, Word } from '../../model/dockerfile.ts';
import { onePiece, type LogicalLine } from '../logical-line.ts';
import { newCursor } from './cursor.ts';
import { programName, readList } from './list.ts';
import { unwrap } from './unwrap.ts';

const SHELL_NAME = /^(?:\/\S*\/)?(?:ba|da|a|z|k)?sh$/;

/** The simple commands of a shell text, in order; what wrappers run follows the wrapper. */
export function scriptCommands(line: LogicalLine, heredocs: readonly Heredoc[]): Command[] {
  const commands = unwrap(readScript(line));
  return heredocs.length === 0 ? commands : [...commands, ...scriptsOf(heredocs, line, commands).flatMap(bodyCommands)];
}

/** The one command of an exec form, and what it wraps. */
export function execCommands(words: readonly Word[]): Command[] {
  const first = words[0];
  const last = words.at(-1);
  if (first === undefined || last === undefined) return [];
  const range = { start: first.range.start, end: last.range.end };
  const bare = { assignments: [], redirects: [], range, followedBy: '', via: null, substituted: false };
  return unwrap([{ ...bare, name: programName(first), words }]);
}

function readScript(line: LogicalLine): Command[] {
  const cursor = newCursor(line);
  readList(cursor, { closing: '', depth: 0, substituted: false });
  return cursor.found.filter((command) => !isBareHeredoc(command));
}

/** `RUN <<EOF`: a redirection that belongs to no program. */
function isBareHeredoc({ words, assignments, redirects }: Command): boolean {
  return words.length + assignments.length === 0 && redirects.every(({ operator }) => operator.includes('<<'));
}

/** A body is a script when the line is nothing but here-documents, or feeds them to a shell. */
function scriptsOf(heredocs: readonly Heredoc[], line: LogicalLine, commands: readonly Command[]): readonly Heredoc[] {
  const scripts = heredocs.filter(({ content }) => isForShell(content));
  const words = line.text.trim().split(/\s+/);
  if (words.every((word) => /^\d*<<-?[^<]+$/.test(word))) return scripts;
  const fed = new Set(commands.filter(isShell).flatMap(heredocNames));
  return scripts.filter(({ name }) => fed.has(name));
}

function isForShell(content: string): boolean {
  const shebang = /^#!\s*(\S+)(?:\s+(\S+))?/.exec(content);
  return !shebang || SHELL_NAME.test(shebang[1] ?? '') || SHELL_NAME.test(shebang[2] ?? '');
}

/** A shell that is given options and no script. */
function isShell({ words }: Command): boolean {
  return SHELL_NAME.test(words[0]?.value ?? '') && words.slice(1).every((word) => word.raw.startsWith('-'));
}

function heredocNames({ redirects }: Command): string[] {
  return redirects.filter(({ operator }) => operator.includes('<<')).map(({ target }) => target.value);
}

function bodyCommands(doc: Heredoc): Command[] {
  return unwrap(readScript(onePiece(doc.content, doc.body.start)));
}
