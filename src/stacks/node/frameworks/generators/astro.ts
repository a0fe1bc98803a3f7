import { inEveryLanguage, quotedFolder, type Generator } from './generator.ts';

/** Pages made by a server when they are asked for: another shape. */
const SERVER = /\boutput\s*:\s*["'`](?:server|hybrid)["'`]|\badapter\s*:/;

export const astro: Generator = {
  id: 'astro',
  name: 'astro',
  title: 'Astro',
  command: /\bastro build\b/,
  configs: inEveryLanguage('astro.config', ['mjs', 'js', 'ts', 'mts', 'cjs']),
  isSite: ({ config }) => !SERVER.test(config.text),
  output: (setup) => quotedFolder(setup, 'outDir', '--outDir') ?? 'dist',
  base: /(?:^|[\s{,(])base\s*:\s*["'`](\/?[\w./-]+)["'`]/m,
  hashedFolder: (setup) => quotedFolder(setup, 'assets', '--assets') ?? '_astro',
  publicPrefix: 'PUBLIC_',
  sources: () => [],
};
