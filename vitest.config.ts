import { defineConfig } from 'vitest/config';
import { SLOW } from './test/slow.ts';

const NEVER = ['**/fixtures/**', '**/starters/**', 'node_modules/**', 'test/lab/**/*.lab.ts'];

/** Folders whose tests are pure: no working directory, no exit code, no environment. They share a worker and its modules. */
const PURE = ['deploy', 'dockerfile', 'images', 'merge', 'rules', 'stacks'].map(
  (folder) => `test/${folder}/**/*.test.ts`,
);

const common = { pool: 'forks', testTimeout: 20_000 } as const;

export default defineConfig({
  test: {
    reporters: ['default', './test/closing-line.ts'],
    projects: [
      { test: { ...common, name: 'pure', include: PURE, exclude: [...NEVER, ...SLOW], isolate: false } },
      { test: { ...common, name: 'doors', include: ['test/**/*.test.ts'], exclude: [...NEVER, ...SLOW, ...PURE] } },
    ],
  },
});
