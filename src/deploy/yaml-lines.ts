import type { Pair, YAMLMap, YAMLSeq } from 'yaml';
import type { Range } from '../model/dockerfile.ts';
import { yaml } from '../repo/parsers.ts';

/** A map written in lines, not in braces; `null` for anything else. */
export function blockMap(node: unknown): YAMLMap | null {
  return yaml().isMap(node) && node.flow !== true ? node : null;
}

/** A list written in lines; `null` for anything else. */
export function blockList(node: unknown): YAMLSeq | null {
  return yaml().isSeq(node) && node.flow !== true ? node : null;
}

/** The entry of a key. */
export function pairOf(map: YAMLMap | null, name: string): Pair | null {
  return map?.items.find(({ key }) => yaml().isScalar(key) && String(key.value) === name) ?? null;
}

/** Offset of a node; -1 where the parser gives none. */
export function offsetOf(node: unknown): number {
  const range = (node as { range?: readonly number[] | null } | null)?.range;
  return range?.[0] ?? -1;
}

/** From the start of the line of one offset to the end of the line of another, its line break included. */
export function linesFrom(text: string, first: number, last: number): Range {
  const start = text.lastIndexOf('\n', first - 1) + 1;
  const end = text.indexOf('\n', last);
  return { start, end: end === -1 ? text.length : end + 1 };
}

/** Blanks in front of what stands at an offset. */
export function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ ]*/.exec(text.slice(start, offset))?.[0] ?? '';
}
