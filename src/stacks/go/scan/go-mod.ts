import { UsageError } from '../../../errors.ts';
import type { Found } from '../../../model/evidence.ts';

/** A module that go.mod requires. */
export interface Requirement {
  readonly path: string;
  readonly version: string;
  readonly indirect: boolean;
}

/** A `replace` line; `target` is a folder when it starts with a dot or a slash. */
export interface Replacement {
  readonly path: string;
  readonly target: string;
}

/** What a go.mod says. */
export interface GoMod {
  readonly module: Found<string>;
  /** The `go` line: the lowest version that may compile it. */
  readonly go: Found<string> | null;
  readonly toolchain: Found<string> | null;
  readonly requires: readonly Found<Requirement>[];
  readonly replaces: readonly Found<Replacement>[];
}

interface Line {
  readonly verb: string;
  readonly words: readonly string[];
  readonly comment: string;
  readonly from: string;
}

/** Reads a go.mod. Throws `UsageError` with file and line where it is not one. */
export function readGoMod(file: string, text: string): GoMod {
  const lines = directives(file, text);
  const module = first(lines, 'module', /^(.+)$/);
  if (module === null)
    throw new UsageError(`${file} has no module line, so it is not a Go module. Nothing was written.`);
  return {
    module,
    go: first(lines, 'go', /^(\d+(?:\.\d+){0,2}(?:(?:rc|beta)\d+)?)$/),
    toolchain: first(lines, 'toolchain', /^go(\d+(?:\.\d+){1,2})/),
    requires: lines.filter((line) => line.verb === 'require' && line.words.length >= 2).map(requirement),
    replaces: lines.filter((line) => line.verb === 'replace').flatMap(replacement),
  };
}

/** Folders that a go.work joins. */
export function readGoWork(file: string, text: string): readonly Found<string>[] {
  return directives(file, text)
    .filter((line) => line.verb === 'use' && line.words.length === 1)
    .map((line) => ({ value: line.words[0] ?? '', from: line.from }));
}

function directives(file: string, text: string): readonly Line[] {
  const lines: Line[] = [];
  let block: Line | null = null;
  for (const [index, raw] of text.split('\n').entries()) {
    const line = lineOf(raw, `${file}:${index + 1}`);
    if (line === null) continue;
    if (block === null && line.words[0] === '(') block = line;
    else if (block === null) lines.push(line);
    else if (line.verb === ')') block = null;
    else lines.push({ ...line, verb: block.verb, words: [line.verb, ...line.words] });
  }
  if (block === null) return lines;
  throw new UsageError(`${block.from}: the block "${block.verb} (" is never closed. Nothing was written.`);
}

function lineOf(raw: string, from: string): Line | null {
  const cut = raw.indexOf('//');
  const [verb, ...words] = wordsOf(cut === -1 ? raw : raw.slice(0, cut), from);
  return verb === undefined ? null : { verb, words, comment: cut === -1 ? '' : raw.slice(cut + 2).trim(), from };
}

/** Blank-separated words; a module path may stand in double or back quotes. */
function wordsOf(line: string, from: string): readonly string[] {
  const words = line.match(/"[^"]*"?|`[^`]*`?|[()](?=\s|$)|[^\s"`]+/g) ?? [];
  return words.map((word) => {
    if (!/^["`]/.test(word)) return word;
    if (word.length < 2 || word.at(-1) !== word[0])
      throw new UsageError(`${from}: a quote is never closed. Nothing was written.`);
    return word.slice(1, -1);
  });
}

function first(lines: readonly Line[], verb: string, pattern: RegExp): Found<string> | null {
  for (const line of lines) {
    const value = line.verb === verb ? pattern.exec(line.words[0] ?? '')?.[1] : undefined;
    if (value !== undefined) return { value, from: line.from };
  }
  return null;
}

function requirement(line: Line): Found<Requirement> {
  const [path = '', version = ''] = line.words;
  return { value: { path, version, indirect: line.comment.startsWith('indirect') }, from: line.from };
}

function replacement(line: Line): readonly Found<Replacement>[] {
  const arrow = line.words.indexOf('=>');
  const target = line.words[arrow + 1];
  if (arrow === -1 || target === undefined) return [];
  return [{ value: { path: line.words[0] ?? '', target }, from: line.from }];
}
