import { expect, it } from 'vitest';
import { askConflicts } from '../../src/cli/dialog/ask-conflicts.ts';
import { plainTerminal } from '../../src/cli/terminal.ts';
import type { Change } from '../../src/model/change.ts';

it('hides in a conflict what is kept secret on any of its sides', async () => {
  const said: string[] = [];
  const sides = { base: 'ENV API_TOKEN=first-value\n', yours: 'ENV API_TOKEN own-value\n', theirs: 'ENV PORT=1\n' };
  const door = {
    terminal: plainTerminal,
    interactive: true,
    say: (lines: readonly string[]) => void said.push(...lines),
    ask: async () => 'ours',
  };
  const file = { path: 'Dockerfile' } as Change['file'];
  const merge = { text: sides.yours, conflicts: [{ ...sides, at: { start: 0, end: 24 } }], unpinned: [] };
  expect(await askConflicts({ file } as Change, merge, door)).toEqual(['ours']);
  const screen = said.join('\n');
  expect(screen).toContain('ENV API_TOKEN=***');
  expect(screen).toContain('ENV API_TOKEN ***');
  expect(screen).toContain('ENV PORT=1');
  expect(screen).not.toMatch(/first-value|own-value/);
});
