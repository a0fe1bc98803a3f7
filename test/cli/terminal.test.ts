import { afterEach, describe, expect, it, vi } from 'vitest';
import { terminalOf } from '../../src/cli/terminal.ts';

afterEach(() => void vi.unstubAllEnvs());

/** The text as a stream of that kind gets it. */
function painted(isTTY: boolean, env: Readonly<Record<string, string>>): string {
  for (const name of ['NO_COLOR', 'NODE_DISABLE_COLORS', 'FORCE_COLOR', 'TERM', 'CI']) vi.stubEnv(name, env[name]);
  const stream = Object.assign(Object.create(process.stdout) as NodeJS.WriteStream, {
    isTTY,
    getColorDepth: () => 8,
  });
  return terminalOf(stream, env).paint('strong', 'x');
}

const BOLD = '\u001B[1mx\u001B[22m';

describe('colours', () => {
  it.each([
    ['a terminal', true, {}, BOLD],
    ['a file or another program', false, {}, 'x'],
    ['a file where somebody wants them', false, { FORCE_COLOR: '1' }, BOLD],
  ])('%s', (_, isTTY, env, text) => {
    expect(painted(isTTY, env)).toBe(text);
  });
});
