import type { Document, LineCounter, Node } from 'yaml';
import type { Found } from '../model/evidence.ts';
import { yaml } from '../repo/parsers.ts';

/** A node of a YAML file that knows where it stands. Wrong shapes read as nothing, so that callers need no checks. */
export interface View {
  readonly file: string;
  readonly doc: Document.Parsed;
  readonly lines: LineCounter;
  readonly node: unknown;
  /** Line of the key that leads here, where the node itself has none. */
  readonly line: number;
  readonly depth: number;
}

/** Aliases followed and merge keys entered at most this deep: a file cannot make us run in circles. */
const MAX_DEPTH = 30;

/** The documents of a YAML file, and the reason why it cannot be read if so. */
export function yamlViews(file: string, source: string): { views: View[]; reason: string | null } {
  const lines = new (yaml().LineCounter)();
  const docs = yaml().parseAllDocuments(source, { lineCounter: lines, uniqueKeys: false, logLevel: 'silent' });
  if (!Array.isArray(docs)) return { views: [], reason: null };
  const error = docs.flatMap((doc) => doc.errors)[0];
  if (error)
    return { views: [], reason: `line ${error.linePos?.[0].line ?? 1}: ${error.message.split('\n')[0] ?? ''}` };
  return { views: docs.map((doc) => ({ file, doc, lines, node: doc.contents, line: 1, depth: 0 })), reason: null };
}

/** The value at a path of keys; a view of nothing when there is none. */
export function at(view: View, ...keys: readonly string[]): View {
  let current = view;
  for (const key of keys) current = entries(current).find(([name]) => name === key)?.[1] ?? nothing(current);
  return current;
}

function nothing(view: View): View {
  return { ...view, node: null };
}

/** Keys and values of a map, merge keys filled in. */
export function entries(view: View): [string, View][] {
  const node = resolved(view);
  if (!yaml().isMap(node) || view.depth > MAX_DEPTH) return [];
  return node.items.flatMap(({ key, value }): [string, View][] => {
    const name = yaml().isScalar(key) ? String(key.value) : '';
    const child = { ...view, node: value, line: lineAt(view, key), depth: view.depth + 1 };
    return name === '<<' ? merged(child) : [[name, child]];
  });
}

function merged(view: View): [string, View][] {
  const node = resolved(view);
  return yaml().isSeq(node) ? items(view).flatMap(entries) : entries(view);
}

/** Elements of a list; a lone value is a list of one. */
export function items(view: View): View[] {
  const node = resolved(view);
  if (node === null || node === undefined || view.depth > MAX_DEPTH) return [];
  if (!yaml().isSeq(node)) return [view];
  return node.items.map((item) => ({ ...view, node: item, line: lineAt(view, item), depth: view.depth + 1 }));
}

/** A scalar as text; `null` for anything else. */
export function text(view: View): string | null {
  const node = resolved(view);
  const value: unknown = yaml().isScalar(node) ? node.value : null;
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint' ? String(value) : null;
}

export function isTrue(view: View): boolean {
  return text(view) === 'true';
}

export function exists(view: View): boolean {
  const node = resolved(view);
  return node !== null && node !== undefined && !(yaml().isScalar(node) && node.value === null);
}

/** `file:line` of a node. */
export function place(view: View): string {
  const node = resolved(view);
  const own = yaml().isScalar(node) ? lineAt(view, node) : 0;
  return `${view.file}:${own || view.line}`;
}

/** Where a scalar's own text stands, quotes included; `null` for anything else. UTF-16 offsets. */
export function span(view: View): { readonly start: number; readonly end: number } | null {
  const node = resolved(view);
  return yaml().isScalar(node) && node.range ? { start: node.range[0], end: node.range[1] } : null;
}

/** A scalar with its place. */
export function found(view: View): Found<string> | null {
  const value = text(view);
  return value === null ? null : { value, from: place(view) };
}

/** Scalars of a list with their places. */
export function foundAll(view: View): Found<string>[] {
  return items(view).flatMap((item) => found(item) ?? []);
}

/** A map, or a list of `key=value`, as names with values. */
export function pairs(view: View): Record<string, Found<string | null>> {
  const direct = entries(view).map(([name, child]) => [name, { value: text(child), from: place(child) }] as const);
  const listed = yaml().isSeq(resolved(view)) ? foundAll(view).map(({ value, from }) => pairOf(value, from)) : [];
  return Object.fromEntries([...direct, ...listed]);
}

function pairOf(value: string, from: string): readonly [string, Found<string | null>] {
  const equals = value.indexOf('=');
  return equals === -1
    ? [value, { value: null, from }]
    : [value.slice(0, equals), { value: value.slice(equals + 1), from }];
}

function resolved(view: View): unknown {
  let node = view.node;
  for (let hops = 0; yaml().isAlias(node) && hops < MAX_DEPTH; hops += 1) node = node.resolve(view.doc);
  return node;
}

function lineAt(view: View, node: unknown): number {
  const range = (node as Node | null)?.range;
  return range ? view.lines.linePos(range[0]).line : view.line;
}
