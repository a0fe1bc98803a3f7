import { describe, expect, it } from 'vitest';
import { readSteps } from '../../src/verify/build.ts';

describe('readSteps', () => {
  it('tells cached steps from those that ran', () => {
    const log = [
      '#1 [deps 2/3] RUN npm ci',
      '#1 CACHED',
      '',
      '#2 [build 1/1] RUN npm run build',
      '#2 0.123 > build',
      '#2 DONE 1.0s',
    ].join('\n');
    expect(readSteps(log)).toEqual([
      { title: '[deps 2/3] RUN npm ci', cached: true },
      { title: '[build 1/1] RUN npm run build', cached: false },
    ]);
  });
});
