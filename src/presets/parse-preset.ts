import * as v from 'valibot';
import type { LineCounter, Node } from 'yaml';
import { UsageError } from '../errors.ts';
import { PRESET_VERSION, PresetSchema, type Preset } from '../model/preset.ts';
import { yaml } from '../repo/parsers.ts';
import { keyOf } from './key-path.ts';
import { whyTooDeep } from './nesting.ts';

/** A preset, and where each key of it stands. */
export interface ParsedPreset {
  readonly preset: Preset;
  /** Line of a key (as in `user.uid`) or of the nearest one above it, counted from 1. */
  readonly lineOf: (key: string) => number;
}

interface Reading {
  readonly file: string;
  readonly lines: LineCounter;
  readonly places: Map<string, number>;
}

const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype', '<<']);
const LONGEST = 2_000;

/** One that thousands of repositories follow is read once. */
const known = new Map<string, ParsedPreset>();
const MOST_KNOWN = 100;

/** Text of a preset → preset. Data only: throws `UsageError` with `file:line` on anything that could be more, or that we do not know. */
export function parsePreset(file: string, text: string): ParsedPreset {
  const key = `${file}\n${text}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const parsed = parsedAnew(file, text);
  if (known.size >= MOST_KNOWN) known.delete([...known.keys()].at(-1) ?? '');
  known.set(key, parsed);
  return parsed;
}

function parsedAnew(file: string, text: string): ParsedPreset {
  const deep = whyTooDeep(text);
  if (deep !== null) throw wrong(file, 1, deep);
  const lines = new (yaml().LineCounter)();
  const doc = yaml().parseDocument(text.replace(/^\uFEFF/, ''), {
    lineCounter: lines,
    uniqueKeys: true,
    merge: false,
    schema: 'core',
    customTags: [],
    logLevel: 'error',
  });
  const [problem] = [...doc.errors, ...doc.warnings];
  if (problem !== undefined)
    throw wrong(
      file,
      problem.linePos?.[0].line ?? 1,
      `can't be read: ${problem.message.split(/ at line|\n/)[0] ?? ''}`,
    );
  const reading = { file, lines, places: new Map<string, number>() };
  const value = plain(doc.contents, [], reading);
  return checked(value, reading);
}

function checked(value: unknown, { file, places }: Reading): ParsedPreset {
  const lineOf = (key: string): number => {
    for (let at = key; at !== ''; at = at.replace(/(?:\.?[^.[\]]+|\["[^"]*"\])$/, '')) {
      const line = places.get(at);
      if (line !== undefined) return line;
    }
    return 1;
  };
  const version = (value as { schemaVersion?: unknown } | null)?.schemaVersion;
  if (typeof version === 'number' && version > PRESET_VERSION)
    throw wrong(file, lineOf('schemaVersion'), `has schemaVersion ${version}; this ironhull reads ${PRESET_VERSION}`);
  const parsed = v.safeParse(PresetSchema, value);
  if (parsed.success) return { preset: parsed.output, lineOf };
  const [issue] = parsed.issues;
  const key = keyOf((issue.path ?? []).map((part) => String(part.key)));
  throw wrong(file, lineOf(key), said(key, issue));
}

function said(key: string, issue: v.BaseIssue<unknown>): string {
  const named = key === '' ? 'the preset' : key;
  if (issue.received === 'undefined') return `${named} is missing`;
  if (issue.expected === 'never') return `${named} is no key of a preset`;
  const wanted = issue.type === 'regex' || issue.type === 'check' ? issue.message : (issue.expected ?? issue.message);
  return `${named} should be ${wanted}`;
}

/** A node as plain data. Nothing in a preset stands for something else: no alias, no tag, no merge key, no template. */
function plain(node: unknown, parts: readonly string[], reading: Reading): unknown {
  const line = lineAt(node, reading);
  const { isAlias, isMap, isScalar, isSeq } = yaml();
  if (isAlias(node)) throw wrong(reading.file, line, 'uses an alias: a preset says everything where it stands');
  const { tag, anchor } = (node ?? {}) as { tag?: string; anchor?: string };
  if (anchor !== undefined) throw wrong(reading.file, line, 'uses an anchor: a preset says everything where it stands');
  if (tag !== undefined && !isPlainTag(tag)) throw wrong(reading.file, line, 'uses a tag: a preset is plain data');
  if (isMap(node)) return Object.fromEntries(node.items.map((item) => entryOf(item, parts, reading)));
  if (isSeq(node)) return node.items.map((item, index) => listed(item, [...parts, String(index)], reading));
  return isScalar(node) ? scalar(node.value, line, reading) : null;
}

function listed(item: unknown, parts: readonly string[], reading: Reading): unknown {
  reading.places.set(keyOf(parts), lineAt(item, reading));
  return plain(item, parts, reading);
}

function isPlainTag(tag: string): boolean {
  return /^tag:yaml\.org,2002:(?:str|int|float|bool|null|map|seq)$/.test(tag);
}

function entryOf(
  { key, value }: { readonly key: unknown; readonly value: unknown },
  parts: readonly string[],
  reading: Reading,
): [string, unknown] {
  const line = lineAt(key, reading);
  const name = yaml().isScalar(key) && typeof key.value === 'string' ? key.value : null;
  if (name === null) throw wrong(reading.file, line, 'has a key that is no text');
  if (FORBIDDEN.has(name)) throw wrong(reading.file, line, `has the key ${name}, which is none of a preset`);
  if (/["\p{Cc}]/u.test(name) || name.length > 200) throw wrong(reading.file, line, 'has a key that no preset has');
  const path = [...parts, name];
  reading.places.set(keyOf(path), line);
  return [name, plain(value, path, reading)];
}

function scalar(value: unknown, line: number, { file }: Reading): unknown {
  if (typeof value !== 'string') return typeof value === 'bigint' ? Number(value) : value;
  if (value.length > LONGEST) throw wrong(file, line, `has a text of more than ${LONGEST} letters`);
  if (value.includes('<%')) throw wrong(file, line, 'has template code: a preset is data and is never run');
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(value)) throw wrong(file, line, 'has a line break or control character in a value');
  return value;
}

function lineAt(node: unknown, { lines }: Reading): number {
  const range = (node as Node | null)?.range;
  return range ? lines.linePos(range[0]).line : 1;
}

function wrong(file: string, line: number, what: string): UsageError {
  return new UsageError(`${file}:${line} ${what}. Nothing was written.`, {
    hints: ['ironhull defaults schema     prints what a preset may say'],
  });
}
