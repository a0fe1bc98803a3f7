import { describe, expect, it } from 'vitest';
import { mergeFile } from '../../src/merge/merge-file.ts';
import { settleConflicts } from '../../src/merge/settle-conflicts.ts';

describe('files that nobody writes', () => {
  const stage = (lines: readonly string[]): string => `FROM a:1 AS x\n${lines.join('\n')}\n`;
  const same = (count: number): string[] => Array.from({ length: count }, () => 'RUN x');
  const numbered = (count: number, name: string): string[] =>
    Array.from({ length: count }, (_, at) => `RUN ${name}${at}`);

  it.each([
    ['one line a thousand times', same(2_900), [...same(2_500), 'USER 1'], ['USER 2', ...same(2_900)]],
    ['thousands of lines, all changed', numbered(2_900, 'x'), numbered(2_900, 'y'), numbered(2_900, 'z')],
    ['more lines than a Dockerfile has', [], same(20_000), ['USER 1']],
    [
      'one instruction of many lines',
      ['RUN a \\', ...same(9_000).map(() => ' b \\'), ' c'],
      ['RUN a2 \\', ...same(9_000).map(() => ' b \\'), ' c'],
      ['USER 1'],
    ],
  ])('are merged in bounded time: %s', (_, was, mine, other) => {
    const [base, yours, theirs] = [stage(was), stage(mine), stage(other)];
    const start = performance.now();
    const merge = mergeFile('Dockerfile', { base, yours, theirs });
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(
      settleConflicts(
        merge,
        merge.conflicts.map(() => 'ours'),
      ),
    ).toContain('RUN');
  });
});
