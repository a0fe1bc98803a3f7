import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { SLOW } from './test/slow.ts';

const NEVER = ['**/fixtures/**', '**/starters/**', 'node_modules/**', 'test/lab/**/*.lab.ts'];

/** Folders whose tests need a process of their own: Yeoman moves the working directory, credential helpers are looked for on PATH. The others share a worker and its modules, which halves the time. */
const ALONE = ['generators', 'remote', 'hostile', 'contracts'].map((folder) => `test/${folder}/**/*.test.ts`);

const TESTS = ['test/**/*.test.ts'];

const common = { pool: 'forks', testTimeout: 20_000 } as const;

export default defineConfig({
  test: {
    // both cores of the smallest machine; the default leaves one idle
    maxWorkers: Math.max(2, availableParallelism() - 1),
    reporters: ['default', './test/closing-line.ts'],
    projects: [
      { test: { ...common, name: 'shared', include: TESTS, exclude: [...NEVER, ...SLOW, ...ALONE], isolate: false } },
      { test: { ...common, name: 'alone', include: ALONE, exclude: [...NEVER, ...SLOW] } },
    ],
  },
});
