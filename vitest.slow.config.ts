import { defineConfig } from 'vitest/config';
import { SLOW } from './test/slow.ts';

/** No Docker, no network, but minutes. */
export default defineConfig({
  test: {
    include: [...SLOW],
    pool: 'forks',
    testTimeout: 60_000,
    reporters: ['default', './test/closing-line.ts'],
  },
});
