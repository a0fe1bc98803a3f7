import { quotedFolder, type Generator, type Setup } from './generator.ts';

/** Formats of pages that lie beside the configuration where no folder for them is named. */
const PAGES = ['md', 'njk', 'liquid', 'webc', 'hbs', 'ejs', 'mustache', 'pug', 'html'];

export const eleventy: Generator = {
  id: 'eleventy',
  name: '@11ty/eleventy',
  title: 'Eleventy',
  command: /(?:^|[\s&])eleventy(?:\s|$)/,
  configs: ['.eleventy.js', 'eleventy.config.js', 'eleventy.config.mjs', 'eleventy.config.cjs', 'eleventy.config.ts'],
  isSite: () => true,
  output: (setup) => quotedFolder(setup, '(?:output|setOutputDirectory)', '--output') ?? '_site',
  base: /\bpathPrefix\s*:\s*["'`]([\w./-]+)["'`]/,
  hashedFolder: () => '',
  publicPrefix: null,
  sources,
};

function sources(setup: Setup): readonly string[] {
  const { config, repo } = setup;
  const own = config.file === '.eleventy.js' ? [config.file] : [];
  const input = quotedFolder(setup, '(?:input|setInputDirectory)', '--input');
  if (input !== null && input !== '.') return [...own, `${input}/`];
  const pages = repo.list('').filter((name) => PAGES.some((ending) => name.endsWith(`.${ending}`)));
  return [...own, ...new Set(pages.map((name) => `*${name.slice(name.lastIndexOf('.'))}`))];
}
