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
    ];
    expect(readSteps(log.join('\n'))).toEqual([
      { title: '[deps 2/3] RUN npm ci', cached: true },
      { title: '[build 1/1] RUN npm run build', cached: false },
    ]);
  });

  it.each(['CANCELED', 'DONE 6.6s'])('knows that a step which was started and found is the cached one: %s', (end) => {
    const title = '[deps 5/6] RUN pip install';
    const log = [`#14 ${title}`, '#14 CACHED', '', `#19 ${title}`, '#19 ...', '', `#19 ${title}`, `#19 ${end}`];
    expect(readSteps(log.join('\n'))).toEqual([{ title, cached: true }]);
  });
});
