import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { rememberTrust, trustedHashes } from '../../src/trust/trust-file.ts';
import { trustPlace, type Account } from '../../src/trust/trust-place.ts';
import { scratch } from '../presets/team.ts';

const linux: Account = { env: {}, platform: 'linux', home: '/home/ada' };

describe('the place of trust', () => {
  it.each<[string, Account, string]>([
    ['Linux', linux, '/home/ada/.config/ironhull/trusted.json'],
    ['XDG', { ...linux, env: { XDG_CONFIG_HOME: '/etc/ada' } }, '/etc/ada/ironhull/trusted.json'],
    ['a relative XDG', { ...linux, env: { XDG_CONFIG_HOME: '.config' } }, '/home/ada/.config/ironhull/trusted.json'],
    ['an empty XDG', { ...linux, env: { XDG_CONFIG_HOME: '' } }, '/home/ada/.config/ironhull/trusted.json'],
    ['macOS', { ...linux, platform: 'darwin' }, '/home/ada/Library/Application Support/ironhull/trusted.json'],
    ['Windows', { ...linux, platform: 'win32', env: { APPDATA: '/roaming' } }, '/roaming/ironhull/trusted.json'],
    ['APPDATA elsewhere', { ...linux, env: { APPDATA: '/roaming' } }, '/home/ada/.config/ironhull/trusted.json'],
  ])('is the own one on %s', (_name, account, place) => expect(trustPlace(account)).toBe(place));
});

describe('the file of trust', () => {
  const { root, remove } = scratch();
  afterAll(remove);
  const entry = { sha256: 'a'.repeat(64), preset: 'Acme' };
  const repo = join(root, 'repo');
  mkdirSync(join(repo, 'inside'), { recursive: true });

  it('is made, and added to once', () => {
    const file = join(root, 'one/ironhull/trusted.json');
    expect(rememberTrust(file, repo, entry)).toBeNull();
    expect(rememberTrust(file, repo, entry)).toBeNull();
    expect(rememberTrust(file, repo, { ...entry, sha256: 'b'.repeat(64) })).toBeNull();
    expect([...trustedHashes(file, repo)]).toEqual(['a'.repeat(64), 'b'.repeat(64)]);
  });

  it('stays a link where it is one', () => {
    const target = join(root, 'dotfiles.json');
    writeFileSync(target, '{ "schemaVersion": 1, "trusted": [] }', { mode: 0o600 });
    const file = join(root, 'linked.json');
    symlinkSync(target, file);
    expect(rememberTrust(file, repo, entry)).toBeNull();
    expect(readFileSync(target, 'utf8')).toContain('a'.repeat(64));
  });

  it.each(['inside/trusted.json', 'not/there/yet/trusted.json'])(
    'is not read and not made at %s of the repository',
    (path) => {
      const file = join(repo, path);
      expect(rememberTrust(file, repo, entry)).toContain('stands in the repository');
      if (path.startsWith('inside'))
        writeFileSync(file, JSON.stringify({ schemaVersion: 1, trusted: [entry] }), { mode: 0o600 });
      expect(trustedHashes(file, repo).size).toBe(0);
    },
  );

  it('is not read where a link leads into the repository', () => {
    writeFileSync(join(repo, 'mine.json'), JSON.stringify({ schemaVersion: 1, trusted: [entry] }), { mode: 0o600 });
    symlinkSync(join(repo, 'mine.json'), join(root, 'out.json'));
    symlinkSync(repo, join(root, 'config'));
    for (const file of ['out.json', 'config/mine.json']) expect(trustedHashes(join(root, file), repo).size).toBe(0);
  });

  it('is a clear error where it can not be read', () => {
    mkdirSync(join(root, 'folder.json'), { mode: 0o700 });
    expect(() => trustedHashes(join(root, 'folder.json'), repo)).toThrow(/folder\.json can't be read \(EISDIR\)/);
  });

  it('says why where it can not be written, and does not fail', () =>
    expect(rememberTrust('/dev/null/ironhull/trusted.json', repo, entry)).toMatch(/can't be (?:written|read) \(\w+\)/));
});
