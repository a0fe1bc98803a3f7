import type { Edit, Word } from '../../model/dockerfile.ts';

/** A word with flags behind it, as one edit: behind the last word of a stage there may be another. */
export function withFlags({ raw, range }: Word, flags: string): Edit {
  return { range, text: `${raw} ${flags}` };
}
