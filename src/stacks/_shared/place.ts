import type { Found } from '../../model/evidence.ts';

/** `file:line` of a character offset in a text. */
export function place(file: string, text: string, offset: number): string {
  return `${file}:${text.slice(0, offset).split('\n').length}`;
}

/** First match of a pattern's first group in a file's text, with its place. */
export function findIn(file: string, text: string | null, pattern: RegExp): Found<string> | null {
  const match = text === null ? null : pattern.exec(text);
  if (text === null || match === null || match[1] === undefined) return null;
  return { value: match[1], from: place(file, text, match.index + match[0].indexOf(match[1])) };
}
