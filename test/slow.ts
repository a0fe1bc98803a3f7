/** What takes its time: runs in a pseudo-terminal, hostile files, every way round a policy, every fixture mended. `npm run test:slow`. */
export const SLOW: readonly string[] = [
  'test/screens/**/*.test.ts',
  'test/rules/hostile.test.ts',
  'test/dockerfile/time.test.ts',
  'test/presets/enforce.test.ts',
  'test/mend/every-fixture.test.ts',
];
