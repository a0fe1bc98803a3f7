import { describe, expect, it } from 'vitest';
import { asked } from '../../src/cli/prompt-door.ts';
import { plainTerminal } from '../../src/cli/terminal.ts';

const name = 'alpine   has a shell, for debugging; a health check needs no subcommand · proven 2026-11-20';

function shown(width: number): string {
  const choices = [{ value: 'alpine', name, short: 'alpine' }];
  const { choices: made } = asked(
    { type: 'select', name: 'base', message: 'Which?', choices },
    { ...plainTerminal, width },
  );
  return made?.[0]?.name ?? '';
}

describe('a choice stays in one line', () => {
  it('whole where there is room', () => expect(shown(100)).toBe(name.replace('·', '-')));
  it('without what is said in passing', () =>
    expect(shown(80)).toBe('alpine   has a shell, for debugging - proven 2026-11-20'));
  it('cut in the middle, its remark last', () => expect(shown(50)).toBe('alpine   has a shell... - proven 2026-11-20'));
  it.each([40, 50, 60, 80])('in %i columns', (width) => expect(shown(width).length).toBeLessThanOrEqual(width - 2));
});
