import { promises } from './index.ts';
import { readGenerated, type Generated } from './read-dockerfile.ts';

/** A promise of the contract that a text does not keep. */
export interface BrokenPromise {
  /** As in `H1 numeric user`. */
  readonly promise: string;
  /** Begins with `line N:` where one is to blame. */
  readonly why: string;
}

/** Every promise that a pair of files does not keep as far as text can show, and whether it runs as the user that was decided. */
export function brokenPromises(dockerfile: string, dockerignore: string, user: string): readonly BrokenPromise[] {
  const read = readPair(dockerfile, dockerignore);
  if (typeof read === 'string') return [{ promise: 'H6 frontend', why: `it can't be read: ${read}` }];
  const broken = promises.flatMap(({ name, broken: check }) => check(read).map((why) => ({ promise: name, why })));
  return [...broken, ...otherUser(read, user)];
}

/** What a simple reader can't read is too clever to be promised anything of. */
function readPair(dockerfile: string, dockerignore: string): Generated | string {
  try {
    return readGenerated(dockerfile, dockerignore);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function otherUser({ shipped }: Generated, user: string): readonly BrokenPromise[] {
  const last = shipped.body.findLast(({ keyword }) => keyword === 'USER');
  if (last === undefined || last.text === user) return [];
  return [
    { promise: 'H1 numeric user', why: `line ${last.line}: USER ${last.text} is not ${user}, which was decided` },
  ];
}
