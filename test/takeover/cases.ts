import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readCase, restore, stored, type Case } from '../case.ts';

export const FIXTURES = join(import.meta.dirname, 'fixtures');

/** A repo with container files that somebody wrote, and what a takeover makes of it. */
export interface TakeoverCase extends Case {
  /** Words of the command line behind `retrofit --yes`. */
  readonly words: readonly string[];
  /** Exit code of the run. */
  readonly exit: number;
  /** Findings that may be left, by rule, each with the reason. */
  readonly left: Readonly<Record<string, string>>;
}

export function takeoverCases(): readonly TakeoverCase[] {
  const names = readdirSync(FIXTURES).toSorted();
  return names.map((name) => {
    const folder = join(FIXTURES, name);
    const raw = JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8')) as Partial<TakeoverCase>;
    const plain: Case = {
      ...readCase('node', 'express-npm'),
      answers: {},
      refused: null,
      modes: {},
      proves: [],
      name,
      folder,
      repo: join(folder, 'repo'),
    };
    return { words: ['--on-conflict', 'adopt'], exit: 0, left: {}, ...plain, ...raw };
  });
}

export { restore };

/** Compares with a file of `expected/`; `UPDATE=1` writes it, and a person then reads it. */
export function expectedText(fixture: Case, path: string, text: string): string | null {
  const file = join(fixture.folder, 'expected', stored(path));
  if (process.env['UPDATE'] === '1') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
