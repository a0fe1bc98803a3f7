import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { maskedSlice } from '../api.ts';
import type { Range } from '../model/dockerfile.ts';
import { visible } from './visible.ts';

/** A file before and after, with the places of the text before that hold secrets. */
export interface ChangedText {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly secrets: readonly Range[];
  /** Whether the file is not there yet. */
  readonly isNew?: boolean;
}

/** A unified diff for reading. Secrets in it are hidden, so that a patch with one cannot be applied. */
export function maskedPatch({ path, before, after, secrets, isNew = false }: ChangedText): string {
  const shown = visible(path);
  // Shorter ones would hide parts of other words.
  const long = secrets.filter(({ start, end }) => end - start > 3);
  const values = [...new Set(long.map(({ start, end }) => before.slice(start, end)))];
  const hide = (whole: string) =>
    values.toSorted((a, b) => b.length - a.length).reduce((text, value) => text.replaceAll(value, '***'), whole);
  const masked = maskedSlice(before, 0, before.length, long);
  const patch = createTwoFilesPatch(
    isNew ? '/dev/null' : `a/${shown}`,
    `b/${shown}`,
    masked,
    hide(after),
    undefined,
    undefined,
    {
      headerOptions: FILE_HEADERS_ONLY,
    },
  );
  return patch
    .split('\n')
    .map((line) => line.split('\t').map(visible).join('\t'))
    .join('\n');
}
