import { homedir } from 'node:os';
import { join } from 'node:path';

/** `npm run test:mutation` sets the part; what it learns and where it works lies outside the checkout. */
const part = process.env.MUTATION_PART ?? 'dockerfile';
const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'ironhull-mutation', part);

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: [`src/${part}/**/*.ts`],
  testRunner: 'in-process',
  plugins: ['./scripts/mutation/plugin.ts'],
  ignorers: ['rule-pages'],
  coverageAnalysis: 'perTest',
  // Stryker can't read the configuration of TypeScript 7, and needs nothing from it.
  tsconfigFile: 'no-tsconfig.json',
  concurrency: 1,
  maxTestRunnerReuse: 600,
  incremental: true,
  incrementalFile: join(cache, 'incremental.json'),
  tempDirName: join(cache, 'sandbox'),
  ignorePatterns: ['dist', 'docs', 'test/lab', '.git'],
  reporters: ['clear-text', 'json', 'progress-append-only'],
  jsonReporter: { fileName: join(cache, 'mutation.json') },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, allowEmojis: false },
  thresholds: { high: 90, low: 80, break: 80 },
};
