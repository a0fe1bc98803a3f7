import { defineConfig } from 'vitest/config';

/** The packed tarball, installed elsewhere and used as people use it. Needs the network to install; `npm run test:package`. */
export default defineConfig({
  test: {
    include: ['test/package/**/*.pack.ts'],
    globalSetup: ['./test/package/setup.ts'],
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 240_000,
    reporters: ['default', './test/closing-line.ts'],
  },
});
