import { inEveryLanguage, quotedFolder, type Generator, type Setup } from './generator.ts';

export const vitepress: Generator = {
  id: 'vitepress',
  name: 'vitepress',
  title: 'VitePress',
  command: /\bvitepress build(?:\s+(?<folder>(?!-)[\w./-]+))?/,
  configs: inEveryLanguage('.vitepress/config', ['js', 'mjs', 'ts', 'mts']),
  isSite: () => true,
  output,
  base: /(?:^|[\s{,(])base\s*:\s*["'`](\/[\w./-]*)["'`]/m,
  hashedFolder: (setup) => quotedFolder(setup, 'assetsDir', '--assetsDir') ?? 'assets',
  publicPrefix: 'VITE_',
  sources: ({ folder }) => (folder === '' ? ['.vitepress/', '*.md', '**/*.md'] : [`${folder}/`]),
};

/** `outDir` counts from the site's folder. */
function output(setup: Setup): string {
  const { folder } = setup;
  const named = quotedFolder(setup, 'outDir', '--outDir') ?? '.vitepress/dist';
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of named.split('/')) {
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}
