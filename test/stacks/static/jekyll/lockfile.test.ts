import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linuxIn } from '../../../../src/stacks/static/jekyll/doubts.ts';
import { gemOf, readLockfile } from '../../../../src/stacks/static/jekyll/lockfile.ts';

const LOCK = `GIT
  remote: https://github.com/acme/harbour.git
  revision: 3f5d0c5e8a1b2c3d4e5f60718293a4b5c6d7e8f9
  specs:
    harbour (1.0.0)

PATH
  remote: themes/quay
  specs:
    quay (0.1.0)

GEM
  remote: https://rubygems.org/
  remote: https://gems.acme.example/
  specs:
    ffi (1.17.2-x86_64-linux-gnu)
    jekyll (4.4.1)
      ffi (~> 1.0)
    jekyll-sass-converter (3.1.0)

PLATFORMS
  arm64-darwin-24
  x86_64-linux

DEPENDENCIES
  harbour!
  jekyll (~> 4.4)

CHECKSUMS
  bundler (4.0.15) sha256=${'ab'.repeat(32)}
  jekyll (4.4.1) sha256=${'cd'.repeat(32)}

RUBY VERSION
   ruby 3.4.4p34

BUNDLED WITH
   4.0.15
`;

describe('a Gemfile.lock', () => {
  const lock = readLockfile(LOCK);

  it('names its gems, with platform and place', () => {
    expect(gemOf(lock, 'jekyll')).toEqual({
      value: { name: 'jekyll', version: '4.4.1', platform: '' },
      from: 'Gemfile.lock:17',
    });
    expect(gemOf(lock, 'ffi')?.value).toEqual({ name: 'ffi', version: '1.17.2', platform: 'x86_64-linux-gnu' });
    expect(lock.gems.map(({ value }) => value.name)).toEqual([
      'harbour',
      'quay',
      'ffi',
      'jekyll',
      'jekyll-sass-converter',
    ]);
  });

  it('says where each comes from', () => {
    expect(lock.servers.map(({ value }) => value)).toEqual(['https://rubygems.org/', 'https://gems.acme.example/']);
    expect(lock.git).toEqual([{ value: 'https://github.com/acme/harbour.git', from: 'Gemfile.lock:2' }]);
    expect(lock.folders).toEqual([{ value: 'themes/quay', from: 'Gemfile.lock:8' }]);
  });

  it('says what made it, and of which hash', () => {
    expect(lock.ruby).toEqual({ value: '3.4.4', from: 'Gemfile.lock:34' });
    expect(lock.bundler).toEqual({ value: '4.0.15', from: 'Gemfile.lock:37' });
    expect(lock.bundlerHash).toBe('ab'.repeat(32));
  });

  it('has a hash of no other Bundler', () => {
    expect(readLockfile(LOCK.replace('   4.0.15', '   4.0.14')).bundlerHash).toBeNull();
  });

  it('says where two branches meet', () => {
    expect(lock.unmerged).toBeNull();
    expect(readLockfile(`GEM\n<<<<<<< HEAD\n`).unmerged).toBe('Gemfile.lock:2');
  });

  it.each([
    [['x86_64-linux'], ['x86_64'], false],
    [['x86_64-linux-gnu', 'aarch64-linux'], ['x86_64', 'aarch64'], false],
    [['arm64-darwin-24', 'x86_64-darwin-23', 'x64-mingw-ucrt', 'java'], [], false],
    [['x86_64-linux-musl'], [], false],
    [['ruby'], [], true],
  ] as const)('holds for Linux as far as %j does', (names, processors, any) => {
    const seen = linuxIn({ platforms: names.map((value) => ({ value, from: '' })) });
    expect({ processors: [...seen.processors], any: seen.any }).toEqual({ processors, any });
  });
});

describe('text that nobody would write', () => {
  const WORD = /^[\w.-]*$/;

  it('gives names, versions and platforms of plain letters alone', () => {
    const line = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.constantFrom('GEM', 'PATH', 'GIT', 'PLATFORMS', 'BUNDLED WITH', 'RUBY VERSION', 'CHECKSUMS', '  specs:'),
      fc.string({ maxLength: 40 }).map((text) => `    ${text} (${text})`),
      fc.string({ maxLength: 40 }).map((text) => `  ${text}`),
      fc.string({ maxLength: 40 }).map((text) => `   1.2.3${text}`),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
        const lock = readLockfile(lines.join('\n'));
        const words = lock.gems.flatMap(({ value }) => [value.name, value.version, value.platform]);
        const versions = [lock.ruby, lock.bundler].flatMap((found) => found?.value ?? []);
        expect([...words, ...lock.platforms.map(({ value }) => value)].filter((word) => !WORD.test(word))).toEqual([]);
        expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
      }),
    );
  });

  it.each([
    ['gems without end', `GEM\n${'    a (1.0)\n'.repeat(200_000)}`],
    ['one line of brackets', `GEM\n    a (1${'.1'.repeat(200_000)}`],
    ['one line of dashes', `GEM\n    a (1${'-'.repeat(400_000)}`],
    ['a platform of half a page', `PLATFORMS\n  ${'x-'.repeat(200_000)}!`],
  ])('%s is read in time', (_, text) => {
    const start = performance.now();
    readLockfile(text);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
