import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [
      'test/screens/**',
      'test/rules/hostile.test.ts',
      '**/fixtures/**',
      '**/starters/**',
      'node_modules/**',
      'test/lab/**/*.lab.ts',
    ],
    pool: 'forks',
    testTimeout: 20_000,
    reporters: ['default', './test/closing-line.ts'],
  },
});
