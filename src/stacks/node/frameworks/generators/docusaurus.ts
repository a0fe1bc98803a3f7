import { inEveryLanguage, quotedFolder, type Generator } from './generator.ts';

/** Folders of Docusaurus, some of which programs keep their documentation in. */
const FOLDERS = ['blog', 'docs', 'i18n', 'src', 'static', 'versioned_docs', 'versioned_sidebars'];

export const docusaurus: Generator = {
  id: 'docusaurus',
  name: '@docusaurus/core',
  title: 'Docusaurus',
  command: /\bdocusaurus build\b/,
  configs: inEveryLanguage('docusaurus.config', ['js', 'ts', 'mjs', 'cjs', 'mts', 'cts']),
  isSite: () => true,
  output: (setup) => quotedFolder(setup, '(?!)', '--out-dir') ?? 'build',
  base: /\bbaseUrl\s*:\s*["'`](\/[\w./-]*)["'`]/,
  hashedFolder: () => 'assets',
  publicPrefix: null,
  sources: ({ repo }) => [
    ...FOLDERS.filter((folder) => repo.list(folder).length > 0).map((folder) => `${folder}/`),
    ...['versions.json'].filter((file) => repo.has(file)),
  ],
};
