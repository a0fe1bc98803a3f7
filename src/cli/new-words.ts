import { starters, UsageError } from '../api.ts';
import { suggest } from './suggest.ts';
import { visible } from './visible.ts';

/** What stands behind `ironhull new`: both may be left out. */
export interface NewWords {
  readonly stack: string | null;
  readonly dir: string | null;
}

/** Words → folder and the flag that names the stack: what stands behind the command, as options have it. */
export function stackFlag({ stack }: NewWords): Readonly<Record<string, string>> {
  return stack === null ? {} : { stack };
}

/** The words of every other generator: a folder or none. */
export function oneFolder(words: readonly string[]): NewWords {
  const [dir = null, second] = words;
  if (second !== undefined) throw new UsageError(`one folder at a time, not also ${visible(second)}.`);
  return { stack: null, dir };
}

/** Words → stack and folder. Throws `UsageError` for what looks like a stack and is none, and for a third word. */
export function newWords(words: readonly string[]): NewWords {
  const [first = null, second = null, third] = words;
  if (third !== undefined) throw new UsageError(`one folder at a time, not also ${visible(third)}.`);
  if (first === null) return { stack: null, dir: null };
  const names = starters.map(({ stack }) => stack);
  if (names.includes(first)) return { stack: first, dir: second };
  const close = /[\\/.]/.test(first) ? null : suggest(first, names);
  if (second === null && close === null) return { stack: null, dir: first };
  throw noStarter(first, close);
}

function noStarter(typed: string, close: string | null): UsageError {
  const meant = close === null ? '' : ` Did you mean ${close}?`;
  return new UsageError(`no service to begin with for ${visible(typed)}.${meant} Nothing was written.`, {
    hints: [
      ...starters.map(({ stack, title }) => `ironhull new ${stack.padEnd(8)} ${title}`),
      ...(close === null ? [] : [`ironhull new ./${visible(typed)}     where that is the folder`]),
    ],
  });
}
