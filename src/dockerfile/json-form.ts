import type { Word } from '../model/dockerfile.ts';
import { sourceRange, type LogicalLine } from './logical-line.ts';

const STRING = /"(?:[^"\\]|\\.)*"/g;

/** The strings of an exec form, or `null` where Docker would read shell form. */
export function parseJsonForm(line: LogicalLine, from = 0): Word[] | null {
  const text = line.text.slice(from).trim();
  if (!text.startsWith('[') || !text.endsWith(']')) return null;
  const strings = stringsOf(text);
  if (strings === null) return null;
  STRING.lastIndex = 0;
  const offset = line.text.indexOf('[', from);
  return strings.map((value) => {
    const match = STRING.exec(text);
    const start = offset + (match?.index ?? 0);
    const raw = match?.[0] ?? '';
    return { raw, value, range: sourceRange(line, start, start + raw.length), literal: true };
  });
}

/** `JSON.parse` has no total form: a text that is no JSON is an expected outcome here, so it is asked for, not caught above. */
function stringsOf(text: string): string[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : null;
  } catch {
    return null;
  }
}
