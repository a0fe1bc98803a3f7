import { defineConfig } from 'vitest/config';

/** What takes its time: whole runs in a pseudo-terminal, and rules against hostile files. `npm run test:slow`; no Docker, no network. */
export default defineConfig({
  test: {
    include: ['test/screens/**/*.test.ts', 'test/rules/hostile.test.ts'],
    pool: 'forks',
    testTimeout: 60_000,
    reporters: ['default', './test/closing-line.ts'],
  },
});
