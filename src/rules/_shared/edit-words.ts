import type { Edit, Range } from '../../model/dockerfile.ts';

/** Writes text behind a word, one blank between. */
export function insertAfterWord(word: { readonly range: Range }, text: string): Edit {
  return { range: { start: word.range.end, end: word.range.end }, text: ` ${text}` };
}
