import { expect, it } from 'vitest';
import { writtenLine } from '../../src/cli/dialog/ending.ts';
import { plainTerminal } from '../../src/cli/terminal.ts';

type Outcome = Parameters<typeof writtenLine>[0];

/** A run that found files, kept some and wrote others. */
function said(there: readonly string[], kept: readonly string[], written: readonly string[]): string {
  const changes = [...there, ...written].map((path) => ({ before: there.includes(path) ? '' : null, file: { path } }));
  const resolutions = new Map(kept.map((path) => [path, 'keep']));
  const lines = writtenLine({ changes, resolutions, written } as unknown as Outcome, plainTerminal);
  return lines.map((line) => line.trim()).join(' ');
}

it.each([
  [[], [], ['Dockerfile', '.dockerignore'], 'Wrote Dockerfile, .dockerignore'],
  [['Dockerfile'], ['Dockerfile'], [], 'Nothing was written. Kept Dockerfile.'],
  [['a/Dockerfile'], ['a/Dockerfile'], ['b/Dockerfile'], 'Wrote b/Dockerfile. Kept a/Dockerfile.'],
  [['Dockerfile'], [], [], 'Nothing to write: everything is as ironhull would write it.'],
])('of %j keeps %j and writes %j', (there, kept, written, line) => {
  expect(said(there, kept, written)).toBe(line);
});
