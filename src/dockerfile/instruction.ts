import type { Command, Flag, Instruction, Word } from '../model/dockerfile.ts';
import { parseJsonForm } from './json-form.ts';
import { lineFrom, sourceRange, type LogicalLine } from './logical-line.ts';
import { parsePairs } from './pairs.ts';
import type { RawInstruction } from './scan.ts';
import { execCommands, scriptCommands } from './shell/commands.ts';
import { skipBlanks, splitWords } from './words.ts';

const KEYWORD = /^\S+/;
const EXEC_FORM = new Set(['RUN', 'CMD', 'ENTRYPOINT', 'SHELL', 'VOLUME', 'COPY', 'ADD']);

/** Every instruction that a Dockerfile may hold. */
export const KEYWORDS: ReadonlySet<string> = new Set([
  'ADD',
  'ARG',
  'CMD',
  'COPY',
  'ENTRYPOINT',
  'ENV',
  'EXPOSE',
  'FROM',
  'HEALTHCHECK',
  'LABEL',
  'MAINTAINER',
  'ONBUILD',
  'RUN',
  'SHELL',
  'STOPSIGNAL',
  'USER',
  'VOLUME',
  'WORKDIR',
]);

/** Reads the put-together lines of one instruction. */
export function parseInstruction(raw: RawInstruction, index: number, escape: string): Instruction {
  const head = KEYWORD.exec(raw.line.text)?.[0] ?? '';
  const keyword = head.toUpperCase();
  const { flags, next } = readFlags(raw.line, head.length, escape);
  const rest = lineFrom(raw.line, skipBlanks(raw.line.text, next));
  const text = rest.text.trimEnd();
  const json = EXEC_FORM.has(keyword) ? parseJsonForm(rest) : null;
  const words = keyword === 'RUN' && json === null ? [] : (json ?? splitWords(rest, escape));
  return {
    index,
    keyword,
    keywordRange: sourceRange(raw.line, 0, head.length),
    range: raw.range,
    flags,
    text,
    textRange: sourceRange(rest, 0, text.length),
    words,
    json: keyword === 'HEALTHCHECK' ? healthJson(rest) : json,
    pairs: parsePairs(keyword, rest, words, escape),
    heredocs: raw.heredocs,
    commands: commandsOf(keyword, rest, json, raw),
    comments: raw.comments,
    blanks: raw.blanks,
    trigger: keyword === 'ONBUILD' && text !== '' ? parseInstruction({ ...raw, line: rest }, index, escape) : null,
  };
}

const NO_FLAGS: readonly Flag[] = [];

function readFlags(line: LogicalLine, from: number, escape: string): { flags: readonly Flag[]; next: number } {
  let at = skipBlanks(line.text, from);
  if (!line.text.startsWith('--', at)) return { flags: NO_FLAGS, next: at };
  const flags: Flag[] = [];
  while (line.text.startsWith('--', at)) {
    const end = flagEnd(line.text, at, escape);
    const raw = line.text.slice(at + 2, end);
    if (raw === '') return { flags, next: end };
    flags.push(flagOf(raw, line, at, end));
    at = skipBlanks(line.text, end);
  }
  return { flags, next: at };
}

function flagEnd(text: string, start: number, escape: string): number {
  let at = start;
  let quote = '';
  for (; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (char === escape) at += 1;
    else if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (/\s/.test(char)) break;
  }
  return Math.min(at, text.length);
}

function flagOf(raw: string, line: LogicalLine, start: number, end: number): Flag {
  const equals = raw.indexOf('=');
  const name = (equals === -1 ? raw : raw.slice(0, equals)).toLowerCase();
  const value = equals === -1 ? null : raw.slice(equals + 1).replace(/^(["'])(.*)\1$/s, '$2');
  return { name, value, range: sourceRange(line, start, end) };
}

function healthJson(rest: LogicalLine): Word[] | null {
  const start = /^CMD\s+/i.exec(rest.text)?.[0].length;
  return start === undefined ? null : parseJsonForm(rest, start);
}

function commandsOf(keyword: string, rest: LogicalLine, json: Word[] | null, raw: RawInstruction): Command[] {
  if (keyword === 'RUN' || keyword === 'CMD' || keyword === 'ENTRYPOINT') {
    return json ? execCommands(json) : scriptCommands(rest, raw.heredocs);
  }
  if (keyword !== 'HEALTHCHECK') return [];
  const start = /^CMD\s+/i.exec(rest.text)?.[0].length;
  if (start === undefined) return [];
  const words = parseJsonForm(rest, start);
  return words ? execCommands(words) : scriptCommands(lineFrom(rest, start), []);
}
