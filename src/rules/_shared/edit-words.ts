import type { Edit, Range, Word } from '../../model/dockerfile.ts';

/** Writes text behind a word, one blank between. */
export function insertAfterWord(word: { readonly range: Range }, text: string): Edit {
  return { range: { start: word.range.end, end: word.range.end }, text: ` ${text}` };
}

export function insertBefore(at: { readonly range: Range }, text: string): Edit {
  return { range: { start: at.range.start, end: at.range.start }, text };
}

/** Takes a word out, with the blank in front of it. */
export function removeWord(text: string, word: Word): Edit {
  const blank = /[ \t]/.test(text[word.range.start - 1] ?? '') ? 1 : 0;
  return { range: { start: word.range.start - blank, end: word.range.end }, text: '' };
}
