import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { catalogue } from '../../../src/images/index.ts';
import { openRepo } from '../../../src/repo/open-repo.ts';
import { staticSite } from '../../../src/stacks/static/index.ts';

const made: string[] = [];
afterEach(() => made.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

/** What is read in a folder with these files. */
function read(files: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'ironhull-static-'));
  made.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return staticSite.detect(openRepo(folder), catalogue, {});
}

describe('a static site', () => {
  it.each([
    ['nothing to begin with', { 'about.html': '' }],
    ['a package of Node', { 'index.html': '', 'package.json': '{}' }],
    ['a Go service with a page', { 'index.html': '', 'go.mod': 'module x' }],
    ['a .NET project', { 'index.html': '', 'Shop.csproj': '<Project/>' }],
    ['a page below templates', { 'templates/index.html': '' }],
  ])('is not %s', (_, files) => expect(read(files as unknown as Record<string, string>)).toBeNull());

  it('is taken from the root before a folder', () => {
    expect(read({ 'index.html': '', 'public/index.html': '' })?.details.folder).toBe('');
    expect(read({ 'public/index.html': '' })?.details.folder).toBe('public');
  });

  it('serves what browsers ask for, and no source map', () => {
    const facts = read({ 'index.html': '', 'a.CSS': '', 'b.js': '', 'b.js.map': '', 'notes.md': '' });
    expect(facts?.details.endings).toEqual(['.CSS', '.html', '.js']);
  });

  it.each([
    ['_redirects', '/api/* /x 301\n/* /index.html 200\n', '_redirects:2'],
    ['netlify.toml', '[[redirects]]\nfrom = "/*"\nto = "/index.html"\nstatus = 200\n', 'netlify.toml:2'],
    ['vercel.json', '{"rewrites":[{"source": "/(.*)", "destination": "/"}]}', 'vercel.json:1'],
  ])('is a single page when %s says so', (file, text, from) => {
    expect(read({ 'index.html': '', [file]: text })?.details.singlePage).toEqual({ value: true, from });
  });

  it('is many pages when nobody says otherwise', () => {
    expect(read({ 'index.html': '', _redirects: '/old /new 301\n' })?.details.singlePage.value).toBe(false);
  });

  it('bears the domain as its name where it has one', () => {
    expect(read({ 'index.html': '', CNAME: 'tides.example.org\n' })?.name).toEqual({
      value: 'tides.example.org',
      from: 'CNAME:1',
    });
  });
});

describe('a site that Hugo writes', () => {
  const site = (files: Readonly<Record<string, string>>) => read({ 'hugo.toml': 'baseURL = "/"\n', ...files });
  const blockers = (files: Readonly<Record<string, string>>) => site(files)?.blockers.map(({ name }) => name);

  it.each([
    ['mise.toml', '[tools]\nhugo = "0.169.0"\n', 'mise.toml:2'],
    ['.tool-versions', 'hugo extended_0.169.0\n', '.tool-versions:1'],
    ['.hugo-version', 'v0.169.0\n', '.hugo-version:1'],
    ['netlify.toml', '[build.environment]\n  HUGO_VERSION = "0.169.0"\n', 'netlify.toml:2'],
    ['.github/workflows/pages.yml', 'env:\n  HUGO_VERSION: 0.169.0\n', '.github/workflows/pages.yml:2'],
  ])('takes the version of %s', (file, text, from) => {
    expect(site({ [file]: text })?.details.hugo?.version).toEqual({ value: '0.169.0', from });
    expect(blockers({ [file]: text })).toEqual([]);
  });

  it.each([
    ['"https://a.example/"', ''],
    ['"https://a.example"', ''],
    ["'https://a.example/loft/'", 'loft'],
    ['"/port/loft"', 'port/loft'],
    ['"https://a.example/../x"', ''],
  ])('is served below the path of %s', (address, path) => {
    expect(read({ 'hugo.toml': `baseURL = ${address}\n` })?.details.hugo?.basePath).toBe(path);
  });

  const PINNED = { '.hugo-version': '0.169.0' };
  it.each([
    ['no version', {}, 'no-hugo-version'],
    ['a theme that is not there', { ...PINNED, 'hugo.toml': 'theme = "anchor"\n' }, 'theme-missing'],
    [
      'modules from elsewhere',
      { ...PINNED, 'hugo.yaml': '', 'hugo.toml': '[[module.imports]]\n' },
      'modules-not-vendored',
    ],
    ['Sass', { ...PINNED, 'assets/main.scss': '' }, 'sass'],
    ['dates from git', { ...PINNED, 'hugo.toml': 'enableGitInfo = true\n' }, 'git-info'],
  ])('stops at %s', (_, files, name) => expect(blockers(files as Record<string, string>)).toEqual([name]));

  it('is seen by its older configuration only beside its content', () => {
    expect(read({ 'config.toml': 'baseURL = "/"\n' })).toBeNull();
    expect(read({ 'config.toml': 'baseURL = "/"\n', 'content/a.md': '' })?.framework?.value).toBe('Hugo');
  });
});
