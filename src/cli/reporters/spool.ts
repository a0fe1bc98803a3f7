import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Texts that are put aside in order. */
export interface Spool {
  add(text: string): void;
  /** All of them, once. */
  texts(): AsyncIterable<string>;
  /** Leaves nothing behind. */
  remove(): void;
}

/** UTF-16 units that are kept in memory; what is beyond goes to a file of the temporary folder, a line of JSON each. */
const MOST_KEPT = 4_000_000;

export function openSpool(most = MOST_KEPT): Spool {
  let kept: string[] = [];
  let size = 0;
  let folder = '';
  const putAway = (): void => {
    if (folder === '') folder = mkdtempSync(join(tmpdir(), 'ironhull-report-'));
    const file = openSync(join(folder, 'parts'), 'a', 0o600);
    for (const text of kept) writeSync(file, `${lineOf(text)}\n`);
    closeSync(file);
    [kept, size] = [[], 0];
  };
  return {
    add: (text) => {
      kept.push(text);
      size += text.length;
      if (size > most) putAway();
    },
    texts: async function* texts() {
      if (folder !== '') yield* linesOf(join(folder, 'parts'));
      yield* kept;
    },
    remove: () => {
      if (folder !== '') rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What a reader of lines takes for the end of one is escaped, too. */
function lineOf(text: string): string {
  return JSON.stringify(text)
    .replaceAll('\u2028', String.raw`\u2028`)
    .replaceAll('\u2029', String.raw`\u2029`);
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const [{ createReadStream }, { createInterface }] = await Promise.all([import('node:fs'), import('node:readline')]);
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity }))
    yield JSON.parse(line) as string;
}
