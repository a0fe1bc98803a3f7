import { describe, expect, it } from 'vitest';
import { detect } from '../../../../src/generate.ts';
import { repoOf } from '../../repo-of.ts';
import { GEMFILE, lock, seen, SITE } from './scene.ts';

const blockers = (...given: Parameters<typeof seen>): readonly string[] =>
  seen(...given)?.blockers.map(({ name }) => name) ?? ['nothing'];
const config = (text: string): Readonly<Record<string, string>> => ({ '_config.yml': text });
const locked = (...given: Parameters<typeof lock>): Readonly<Record<string, string>> => ({
  'Gemfile.lock': lock(...given),
});

describe('a site that Jekyll writes', () => {
  it('is seen by its configuration and the lock that names Jekyll', () => {
    expect(seen({})).toMatchObject({
      framework: { value: 'Jekyll 4.4.1', from: 'Gemfile.lock:7' },
      runtime: { title: 'Ruby', cycle: '4.0' },
      blockers: [],
    });
  });

  it.each([
    ['without a configuration', { '_config.yml': undefined }],
    ['without a Gemfile, as books of Jupyter are', { Gemfile: undefined, 'Gemfile.lock': undefined }],
    ['with gems of something else', { Gemfile: 'gem "rails"\n', 'Gemfile.lock': 'GEM\n  specs:\n    rails (8.1.0)\n' }],
    ['beside a Rails application', { 'config.ru': 'run Rails.application\n' }],
    ['beside a Go service', { 'go.mod': 'module x\n' }],
    ['beside a package of Node', { 'package.json': '{}' }],
  ])('is not seen %s', (_, files) => expect(seen(files)).toBeNull());

  it('in docs/ is no service beside a program', () => {
    const docs = Object.fromEntries(Object.entries(SITE).map(([path, text]) => [`docs/${path}`, text]));
    const program = { 'go.mod': 'module quay\n\ngo 1.27\n', 'main.go': 'package main\n\nfunc main() {}\n' };
    const services = detect(repoOf({ ...docs, ...program }), {}, []);
    expect(services.map(({ path, facts }) => [path, facts.map(({ stack }) => stack)])).toEqual([['', ['go']]]);
    expect(detect(repoOf(docs), {}, []).map(({ path }) => path)).toEqual(['docs']);
  });

  it('may stand beside tools of Node when somebody says that it is the site', () => {
    expect(seen({ 'package.json': '{}' }, { stack: 'static' })?.framework?.value).toBe('Jekyll 4.4.1');
  });

  it('is seen by github-pages too, which locks Jekyll', () => {
    const gems = ['github-pages (232)', 'jekyll-github-metadata (2.16.1)'];
    const files = { Gemfile: 'gem "github-pages", group: :jekyll_plugins\n', ...locked({ gems }) };
    const facts = seen({ ...files, ...config('repository: acme/quay\nbaseurl: ""\n') });
    expect(facts?.framework?.value).toBe('Jekyll 4.4.1');
    expect(facts?.blockers).toEqual([]);
  });

  it.each([
    ['baseurl: /log # here\n', 'log'],
    ['baseurl: "/port/log/"\n', 'port/log'],
    ["baseurl: ''\n", ''],
    ['baseurl: "" # root\n', ''],
    ['baseurl: ../x\n', ''],
    ['baseurl: "$(id)"\n', ''],
    ['title: x\n', ''],
  ])('is served below the path of %j', (text, path) => {
    expect(seen(config(text))?.details.jekyll?.basePath).toBe(path);
  });

  it('takes what lies beside its configuration, and nothing that was built', () => {
    const files = { 'build/site/index.html': '', '_site/index.html': '', Dockerfile: '', 'a/b.md': '', '.env': '' };
    const jekyll = seen({ ...files, ...config('destination: _site\n') })?.details.jekyll;
    expect(jekyll?.sources).toEqual(['Gemfile', 'Gemfile.lock', '_config.yml', 'a/', 'build/', 'index.md']);
    expect(seen({ ...files, ...config('destination: ./build/site\n') })?.details.jekyll?.excluded.slice(0, 2)).toEqual([
      '_site',
      'build/site',
    ]);
  });

  it('keeps a folder that a gem is taken from', () => {
    const files = locked({ before: 'PATH\n  remote: ./vendor/gems/quay\n  specs:\n    quay (0.1.0)\n\n' });
    const jekyll = seen({ ...files, 'vendor/gems/quay/quay.gemspec': '' })?.details.jekyll;
    expect(jekyll?.manifests).toEqual(['Gemfile', 'Gemfile.lock', 'vendor/gems/quay/']);
    expect(jekyll?.excluded).not.toContain('vendor/gems');
  });

  it.each(['404.html', '404.md'])('has a page for what is not there by %s', (page) => {
    expect(seen({})?.details.notFoundPage).toBe(false);
    expect(seen({ [page]: '' })?.details.notFoundPage).toBe(true);
  });
});

describe('the Ruby that builds it', () => {
  const LAST = { after: '\nRUBY VERSION\n   ruby 3.3.4p94\n' };
  const all = {
    '.ruby-version': '3.4\n',
    '.tool-versions': 'ruby 3.3\n',
    Gemfile: `${GEMFILE}ruby "~> 4.0.0"\n`,
    ...locked(LAST),
  };
  it.each([
    ['an order', {}, { runtime: '4.0' }, '4.0', '--runtime'],
    ['.ruby-version', {}, {}, '3.4', '.ruby-version:1'],
    ['.tool-versions', { '.ruby-version': undefined }, {}, '3.3', '.tool-versions:1'],
    ['the Gemfile', { '.ruby-version': undefined, '.tool-versions': undefined }, {}, '4.0', 'Gemfile:4'],
    [
      'the lock',
      { '.ruby-version': undefined, '.tool-versions': undefined, Gemfile: GEMFILE },
      {},
      '3.3',
      'Gemfile.lock:17',
    ],
  ])('is that of %s before all that follow', (_, files, given, cycle, from) => {
    const runtime = seen({ ...all, ...files }, given)?.runtime;
    expect([runtime?.cycle, runtime?.wanted?.from]).toEqual([cycle, from]);
  });

  it('is the newest that brings what the lock takes for granted, where nobody says', () => {
    const without = (...names: readonly string[]): Readonly<Record<string, string>> => ({
      'Gemfile.lock': lock()
        .split('\n')
        .filter((line) => !names.some((name) => line.startsWith(`    ${name} (`)))
        .join('\n'),
    });
    expect(seen({})?.runtime.cycle).toBe('4.0');
    expect(seen(without('logger'))?.runtime.cycle).toBe('3.4');
    expect(seen(without('logger', 'csv'))?.runtime.cycle).toBe('3.3');
    expect(blockers({ ...without('csv'), '.ruby-version': '3.4\n' })).toEqual(['gem-not-locked']);
  });

  it('is another patch than the one that a file names, and one that a Gemfile names stops the run', () => {
    const files = { '.ruby-version': 'ruby-3.4.4\n' };
    expect(seen(files)?.runtime.fit).toBe('near');
    expect(blockers(files)).toEqual([]);
    expect(blockers({ ...files, Gemfile: `${GEMFILE}ruby file: ".ruby-version"\n` })).toEqual(['ruby-in-gemfile']);
    expect(blockers({ Gemfile: `${GEMFILE}ruby "3.4.4"\n` })).toEqual(['ruby-in-gemfile']);
    expect(blockers({ Gemfile: `${GEMFILE}ruby "~> 3.4", ">= 3.4.4"\n` })).toEqual([]);
  });

  it('is none of ours where a file names another kind', () => {
    expect(seen({ '.ruby-version': 'jruby-9.4.8.0\n' })?.runtime.fit).toBe('none');
  });

  it('is disputed where files name different lines', () => {
    const facts = seen({ '.ruby-version': '3.4\n', '.tool-versions': 'ruby 3.3.8\n' });
    expect(facts?.conflicts).toMatchObject([
      { taken: { from: '.ruby-version:1' }, others: [{ from: '.tool-versions:1' }] },
    ]);
  });
});

describe('what stops a build of Jekyll', () => {
  const BUNDLED = (version: string) => locked({ after: `\nBUNDLED WITH\n   ${version}\n` });
  it.each([
    ['no lock', { 'Gemfile.lock': undefined }, 'no-lockfile'],
    ['a lock without Jekyll', { 'Gemfile.lock': 'GEM\n  specs:\n    rake (13.3.0)\n' }, 'lock-outdated'],
    ['a lock of two branches', { 'Gemfile.lock': `<<<<<<< HEAD\n${lock()}` }, 'lock-unmerged'],
    ['a lock for a Mac alone', locked({ platforms: ['arm64-darwin-24', 'x86_64-darwin-23'] }), 'no-linux-platform'],
    ['a Bundler of old', BUNDLED('1.17.2'), 'old-bundler'],
    ['Sass that would be downloaded', locked({ gems: ['sass-embedded (1.89.2)'] }), 'sass-not-locked'],
    ['a theme from elsewhere', config('remote_theme: acme/quay\n'), 'remote-theme'],
    ['a theme that is not locked', config('theme: minima\n'), 'theme-missing'],
    [
      'the site as its own gem',
      locked({ before: 'PATH\n  remote: .\n  specs:\n    quay (1.0.0)\n\n' }),
      'gem-of-itself',
    ],
    [
      'a gem from outside',
      locked({ before: 'PATH\n  remote: ../quay\n  specs:\n    quay (1.0.0)\n\n' }),
      'gem-outside-context',
    ],
    [
      'a login in the Gemfile',
      { Gemfile: `${GEMFILE}source "https://ci:not-a-secret@gems.acme.example"\n` },
      'token-in-file',
    ],
    [
      'an address that GitHub is asked for',
      { ...locked({ gems: ['jekyll-github-metadata (2.16.1)'] }), ...config('plugins: [jekyll-github-metadata]\n') },
      'asked-of-github',
    ],
  ])('%s', (_, files, name) => expect(blockers(files)).toEqual([name]));

  it.each([
    ['a newer Bundler', BUNDLED('2.6.9')],
    ['Sass with its program for Linux', locked({ gems: ['sass-embedded (1.89.2-x86_64-linux-gnu)'] })],
    ['a theme that is locked', { ...config('theme: minima\n'), ...locked({ gems: ['minima (2.5.2)'] }) }],
    ['a theme that was commented out', config('# remote_theme: acme/quay\n')],
  ])('not %s', (_, files) => expect(blockers(files)).toEqual([]));

  it('never shows the login', () => {
    const facts = seen({ Gemfile: `${GEMFILE}source "https://ci:not-a-secret@gems.acme.example"\n` });
    expect(JSON.stringify(facts)).not.toContain('not-a-secret');
  });
});

describe('what is kept less strictly', () => {
  it.each([
    ['gems of git', locked({ before: 'GIT\n  remote: https://github.com/acme/quay.git\n\n' }), ['git-gems']],
    ['one processor', locked({ platforms: ['x86_64-linux', 'arm64-darwin-24'] }), ['one-platform']],
    [
      'dates from git',
      {
        Gemfile: `${GEMFILE}gem "jekyll-last-modified-at"\n`,
        ...locked({ gems: ['jekyll-last-modified-at (1.3.2)'] }),
      },
      ['dates-from-git'],
    ],
    [
      'a feed that is used',
      { ...config('plugins: [jekyll-feed]\n'), ...locked({ gems: ['jekyll-feed (0.17.0)'] }) },
      ['time-in-feed'],
    ],
    [
      'no feed that another gem brings',
      { ...config('# jekyll-feed\n'), ...locked({ gems: ['jekyll-feed (0.17.0)'] }) },
      [],
    ],
    ['nothing', SITE, []],
  ])('%s', (_, files, doubts) => expect(seen(files)?.details.jekyll?.doubts).toEqual(doubts));
});

describe('the secrets of a fetch', () => {
  const from = (address: string) => ({ 'Gemfile.lock': lock().replace('  specs:', `  remote: ${address}\n  specs:`) });
  it.each([
    ['https://rubygems.pkg.github.com/acme/', 'BUNDLE_RUBYGEMS__PKG__GITHUB__COM'],
    ['https://gems-eu.acme.example:8443/', 'BUNDLE_GEMS___EU__ACME__EXAMPLE'],
  ])('for %s is %s', (address, variable) => {
    expect(seen(from(address))?.secrets[0]).toMatchObject({
      target: variable,
      source: `env=${variable}`,
      delivery: 'env',
      needed: true,
      from: 'Gemfile.lock:3',
    });
  });

  it.each([
    ['git@github.com:acme/quay.git', ['ssh', 'ca']],
    ['https://github.com/acme/quay.git', ['netrc', 'ca']],
  ])('for a gem of %s are %j', (remote, kinds) => {
    const files = locked({ before: `GIT\n  remote: ${remote}\n\n` });
    expect(seen(files)?.secrets.map(({ kind }) => kind)).toEqual(kinds);
  });

  it('are none for the server that everybody may ask', () => {
    expect(seen({})?.secrets.map(({ kind }) => kind)).toEqual(['ca']);
  });
});
