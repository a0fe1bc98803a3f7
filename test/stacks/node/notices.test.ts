import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../src/images/index.ts';
import type { Facts } from '../../../src/model/facts.ts';
import { detect } from '../../../src/stacks/node/detect.ts';
import type { NodeDetails } from '../../../src/stacks/node/facts.ts';
import { repoOf } from '../repo-of.ts';

function factsOf(files: Readonly<Record<string, unknown>>): Facts<NodeDetails> {
  const facts = detect(repoOf(files), catalogue, {});
  if (facts === null) throw new TypeError('nothing detected');
  return facts;
}

const abouts = (files: Readonly<Record<string, unknown>>): readonly string[] =>
  factsOf(files).conflicts.map((conflict) => conflict.about);

describe('what people are told', () => {
  const fastify = { dependencies: { fastify: '5.12.8' }, scripts: { start: 'node a.js' } };

  it.each([
    ['fastify.listen({ port: 3000 })', ['listening address']],
    ["fastify.listen({ port: 3000, host: '0.0.0.0' })", []],
    ['fastify.listen({ ...options })', []],
  ])('Fastify: %s', (text, expected) => expect(abouts({ 'package.json': fastify, 'a.js': text })).toEqual(expected));

  it.each([
    ['node setup.js', ['postinstall script']],
    ['husky', []],
  ])('postinstall without a build: %s', (postinstall, expected) =>
    expect(abouts({ 'package.json': { scripts: { start: 'node a.js', postinstall } }, 'a.js': '' })).toEqual(expected),
  );

  it('an environment file with private names stays out of the build', () => {
    const manifest = { devDependencies: { vite: '8.3.8' }, scripts: { build: 'vite build' } };
    const facts = factsOf({ 'package.json': manifest, '.env.production': 'VITE_A=1\nDB_PASSWORD=s3cret\n' });
    expect(facts.conflicts.map((conflict) => conflict.others)).toEqual([
      [{ value: 'DB_PASSWORD', from: '.env.production:2' }],
    ]);
    expect(JSON.stringify(facts)).not.toContain('s3cret');
  });
});

describe('what stops the run', () => {
  const names = (files: Readonly<Record<string, unknown>>): readonly string[] =>
    factsOf(files).blockers.map((blocker) => blocker.name);

  it.each([
    ['Next.js without standalone', { dependencies: { next: '16.4.5' } }, 'next-not-standalone'],
    ['a framework without a template', { dependencies: { nuxt: '4.0.0' } }, 'framework-not-supported'],
  ])('%s', (_name, manifest, blocker) =>
    expect(names({ 'package.json': manifest, 'package-lock.json': '{}' })).toEqual([blocker]),
  );

  it('a login in an address of the lockfile, whose value is told to nobody', () => {
    const files = { 'package.json': {}, 'package-lock.json': '{\n"resolved": "https://ci:s3cret@npm.acme.example/x"}' };
    expect(factsOf(files).blockers).toMatchObject([{ name: 'token-in-file', from: 'package-lock.json:2' }]);
    expect(JSON.stringify(factsOf(files))).not.toContain('s3cret');
  });

  it.each([
    ['a build that writes where no path may go', { 'start:prod': 'node "di st/main.js"', build: 'tsc' }],
    ['a build outside the repo', { 'start:prod': 'node ../out/main.js', build: 'tsc' }],
  ])('%s', (_name, scripts) =>
    expect(() => factsOf({ 'package.json': { scripts } })).toThrow(/cannot stand in a Dockerfile/),
  );
});

describe('what is shipped', () => {
  const server = { dependencies: {}, scripts: { start: 'node app/main.js' } };
  const shipped = (files: Readonly<Record<string, string>>): readonly string[] =>
    factsOf({ 'package.json': server, ...files }).details.shipped;

  it('what the entry reaches, and what the code names', () =>
    expect(
      shipped({
        'app/main.js': "import '../lib/a.js'; readFileSync('./rates.json'); app.set('views', 'views');",
        'lib/a.js': "import './b.js';",
        'lib/b.js': '',
        'views/x.ejs': '',
        'rates.json': '{}',
        'service-account.json': '{}',
        'other/c.js': '',
        'test/d.js': '',
      }),
    ).toEqual(['package.json', 'app/', 'lib/', 'rates.json', 'views/']));

  it('no account file, even when the code names it', () =>
    expect(shipped({ 'app/main.js': "read('service-account.json')", 'service-account.json': '{}' })).toEqual([
      'package.json',
      'app/',
    ]));
});

it('reads what a dependency from git needs', () => {
  const files = {
    'package.json': { dependencies: { x: '1' } },
    'package-lock.json': '{\n"a": "git+ssh://git@git.example/x.git#1"}',
  };
  expect(factsOf(files).details.gitDependency).toEqual({ value: 'git', from: 'package-lock.json:2' });
});
