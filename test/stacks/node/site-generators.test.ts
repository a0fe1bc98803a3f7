import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../src/images/index.ts';
import { detect } from '../../../src/stacks/node/detect.ts';
import { repoOf } from '../repo-of.ts';

function facts(build: string, dependencies: Readonly<Record<string, string>>, files: Readonly<Record<string, string>>) {
  const manifest = JSON.stringify({ name: 'port', scripts: { build }, devDependencies: dependencies });
  const found = detect(repoOf({ 'package.json': manifest, 'package-lock.json': '{}', ...files }), catalogue, {});
  if (found === null) throw new Error('not detected');
  const { output, site, sources } = found.details;
  const blockers = found.blockers.map(({ name }) => name);
  return { title: found.framework?.value, shape: found.shape, output, ...site, sources, blockers };
}

const CONFIGURED: readonly (readonly [
  string,
  string,
  Readonly<Record<string, string>>,
  Readonly<Record<string, string>>,
  object,
])[] = [
  [
    'Eleventy by its defaults',
    'eleventy',
    { '@11ty/eleventy': '3' },
    { 'index.md': '' },
    { output: '_site', hashedFolder: '', sources: ['*.md'] },
  ],
  [
    'Eleventy by its flags',
    'npx eleventy --input=pages --output=out',
    { '@11ty/eleventy': '3' },
    {},
    { output: 'out', sources: ['pages/'] },
  ],
  [
    'Eleventy by calls in its configuration',
    'eleventy',
    { '@11ty/eleventy': '3' },
    {
      '.eleventy.js':
        "module.exports = (c) => { c.setInputDirectory('docs'); c.setOutputDirectory('./www/'); return { pathPrefix: '/port/' }; };",
    },
    { output: 'www', basePath: 'port', sources: ['.eleventy.js', 'docs/'] },
  ],
  [
    'VitePress at the root',
    'vitepress build',
    { vitepress: '1' },
    {},
    { output: '.vitepress/dist', hashedFolder: 'assets', basePath: '' },
  ],
  [
    'VitePress in a folder that sends its files elsewhere',
    'vitepress build ./docs',
    { vitepress: '1' },
    { 'docs/.vitepress/config.ts': "export default { base: '/pilots/', outDir: '../dist' }" },
    { output: 'dist', basePath: 'pilots', sources: ['docs/'] },
  ],
  [
    'Astro with folders of its own',
    'astro check && astro build',
    { astro: '7' },
    {
      'astro.config.mjs':
        "export default defineConfig({ base: 'regatta', outDir: './public_html', build: { assets: 'files' } })",
    },
    { output: 'public_html', basePath: 'regatta', hashedFolder: 'files' },
  ],
  [
    'Docusaurus',
    'docusaurus build --out-dir site',
    { '@docusaurus/core': '3' },
    { 'docusaurus.config.ts': "export default { baseUrl: '/manual/' }", 'docs/a.md': '' },
    { output: 'site', basePath: 'manual', sources: ['docusaurus.config.ts', 'docs/'] },
  ],
];

describe('a site that a generator writes', () => {
  it.each(CONFIGURED)('%s', (_, build, dependencies, files, expected) => {
    expect(facts(build, dependencies, files)).toMatchObject({ shape: 'static', otherwise: 'own', ...expected });
  });

  it('is none where the build calls something else', () => {
    expect(facts('vite build', { vitepress: '1', vite: '8' }, {})).toMatchObject({
      title: 'Vite 8',
      otherwise: 'first',
    });
  });

  it('is none where pages are made on request', () => {
    const config = { 'astro.config.mjs': "export default { output: 'server' }" };
    const { title, blockers } = facts('astro build', { astro: '7' }, config);
    expect(title).toBeUndefined();
    expect(blockers).toContain('framework-not-supported');
  });

  it('takes a base path only where it can stand in a Dockerfile', () => {
    const config = { 'docusaurus.config.js': "module.exports = { baseUrl: '/../etc/' }" };
    expect(facts('docusaurus build', { '@docusaurus/core': '3' }, config).basePath).toBe('');
  });
});
