import { createScanner, findNodeAtLocation, getNodeValue, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';
import { UsageError } from '../../errors.ts';
import type { Found } from '../../model/evidence.ts';
import type { Repo } from '../../model/repo.ts';
import { place } from './place.ts';

/** Deeper nesting is no configuration: refused before a recursive parser sees it. */
const DEEPEST = 100;

/** A JSON file of the repo with the place of everything in it. */
export interface JsonFile {
  readonly file: string;
  readonly text: string;
  readonly root: Node;
}

/**
 * Reads a JSON object; `null` when there is no such file. `relaxed` allows comments and trailing commas, as tsconfig.json has them.
 * Throws `UsageError` with file, line and column on anything else.
 */
export function readJson(repo: Repo, file: string, relaxed = false): JsonFile | null {
  const text = repo.text(file);
  if (text === null) return null;
  if (depth(text) > DEEPEST) throw new UsageError(`${file} is nested too deeply. Nothing was written.`);
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: !relaxed, allowTrailingComma: relaxed });
  const [error] = errors;
  if (error !== undefined) throw notJson(file, text, error.offset, printParseErrorCode(error.error));
  if (root?.type !== 'object') throw notJson(file, text, 0, 'ObjectExpected');
  return { file, text, root };
}

function notJson(file: string, text: string, offset: number, problem: string): UsageError {
  const column = offset - text.lastIndexOf('\n', offset - 1);
  const words = problem.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return new UsageError(`${place(file, text, offset)}:${column} is not JSON: ${words}. Nothing was written.`);
}

/** Tokens by number: the parser exports them as a const enum, which type stripping cannot read. */
const OPENING = new Set([1, 3]);
const CLOSING = new Set([2, 4]);
const END = 17;

function depth(text: string): number {
  const scanner = createScanner(text, true);
  let now = 0;
  for (let kind: number = scanner.scan(); kind !== END && now <= DEEPEST; kind = scanner.scan()) {
    if (OPENING.has(kind)) now += 1;
    if (CLOSING.has(kind)) now -= 1;
  }
  return now;
}

/** Any value at a path of keys, with its place; `null` when there is none. */
export function valueAt(json: JsonFile, ...path: readonly string[]): Found<unknown> | null {
  const node = findNodeAtLocation(json.root, [...path]);
  if (node === undefined) return null;
  return { value: getNodeValue(node) as unknown, from: place(json.file, json.text, node.offset) };
}

/** The text at a path of keys; `null` when there is none or it is something else. */
export function textAt(json: JsonFile, ...path: readonly string[]): Found<string> | null {
  const found = valueAt(json, ...path);
  return typeof found?.value === 'string' ? { value: found.value, from: found.from } : null;
}

/** Keys of the object at a path, in order. */
export function keysAt(json: JsonFile, ...path: readonly string[]): readonly string[] {
  const value = path.length === 0 ? getNodeValue(json.root) : valueAt(json, ...path)?.value;
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}
