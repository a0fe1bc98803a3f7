import { keptAtMost, onceFor } from '../model/kept-at-most.ts';
import type { ReadText } from './read-file.ts';

/** How many of each a view of a folder remembers; it starts over when one is full. */
export interface Memory {
  /** What stands at a path, and listings. */
  readonly paths: number;
  readonly texts: number;
  /** Folders whose links are resolved. */
  readonly folders: number;
  /** Views of folders below, each with a memory of its own. */
  readonly views: number;
}

/** For who asks again and again for the same: detection, and whatever follows it. */
export const LASTING: Memory = { paths: 10_000, texts: 1_000, folders: 1_000, views: 100 };

/**
 * For who passes through thousands of folders and looks at each once. It is small, so that what it forgets dies young: of what lives for
 * long V8 makes the next ones old from the start, and they fill the heap until the whole of it is swept.
 */
export const PASSING: Memory = { paths: 60, texts: 10, folders: 30, views: 5 };

/** UTF-16 units of text that are remembered, whatever their number. */
const MOST_TEXT = 8_000_000;

/** What was worked out for a path is there when it is asked for again. */
export function memoise<T>(compute: (path: string) => T, most: number): (path: string) => T {
  return onceFor((path) => path, compute, most);
}

/** The same for texts; one that is larger than all that may be remembered is read again. */
export function memoiseTexts(
  compute: (path: string) => ReadText | null,
  most: number,
): (path: string) => ReadText | null {
  let known = keptAtMost<ReadText | null>(most);
  let kept = 0;
  return (path) => {
    const before = known.get(path);
    if (before !== undefined) return before;
    const read = compute(path);
    const length = read !== null && 'text' in read ? read.text.length : 0;
    if (length > MOST_TEXT) return read;
    if (kept + length > MOST_TEXT) [known, kept] = [keptAtMost(most), 0];
    known.set(path, read);
    kept += length;
    return read;
  };
}
