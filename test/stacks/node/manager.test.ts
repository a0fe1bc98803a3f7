import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/errors.ts';
import { packageManager } from '../../../src/stacks/node/detect/manager.ts';
import { readJson } from '../../../src/stacks/_shared/json-file.ts';
import { repoOf } from '../repo-of.ts';

const NEEDS = { dependencies: { express: '5.3.0' } };

function managerOf(files: Readonly<Record<string, unknown>>, unlocked = false): ReturnType<typeof packageManager> {
  const repo = repoOf({ 'package.json': NEEDS, ...files });
  const manifest = readJson(repo, 'package.json');
  if (manifest === null) throw new TypeError('no package.json');
  return packageManager(repo, manifest, { unlocked });
}

describe('the package manager', () => {
  it.each([
    ['npm, as Node ships it', { 'package-lock.json': '{}' }, 'npm', null],
    ['pnpm by the version of its lockfile', { 'pnpm-lock.yaml': "lockfileVersion: '6.0'\n" }, 'pnpm', '8.15.9'],
    [
      'pnpm by engines',
      { 'pnpm-lock.yaml': "lockfileVersion: '9.0'\n", 'package.json': { ...NEEDS, engines: { pnpm: '>=11.2' } } },
      'pnpm',
      '11.2.0',
    ],
    ['Yarn 1', { 'yarn.lock': '# yarn lockfile v1\n' }, 'yarn-classic', '1.22.22'],
    ['Yarn 4', { 'yarn.lock': '__metadata:\n  version: 8\n' }, 'yarn-berry', '4.18.1'],
    ['Bun', { 'bun.lock': '{}' }, 'bun', '1.4.5'],
    [
      'what packageManager pins',
      { 'pnpm-lock.yaml': '', 'package.json': { ...NEEDS, packageManager: 'pnpm@10.1.0' } },
      'pnpm',
      '10.1.0',
    ],
  ])('%s', (_name, files, id, version) => {
    const { manager, blockers } = managerOf(files);
    expect({ id: manager.id, version: manager.version, blockers }).toEqual({ id, version, blockers: [] });
  });

  it('keeps the hash that packageManager gives', () => {
    const { manager } = managerOf({
      'pnpm-lock.yaml': '',
      'package.json': { ...NEEDS, packageManager: 'pnpm@10.1.0+sha512.0aff' },
    });
    expect(manager.hash).toEqual({ algorithm: 'sha512', hex: '0aff' });
  });

  it('is none without dependencies', () => expect(managerOf({ 'package.json': {} }).manager.id).toBe('none'));
  it('is none without dependencies, also when told to go on without a lockfile', () =>
    expect(managerOf({ 'package.json': {} }, true).manager.id).toBe('none'));
});

describe('the run stops', () => {
  const names = (files: Readonly<Record<string, unknown>>, unlocked = false): readonly string[] =>
    managerOf(files, unlocked).blockers.map((blocker) => blocker.name);

  it('without a lockfile, unless told to go on', () => {
    expect(names({})).toEqual(['no-lockfile']);
    expect(names({}, true)).toEqual([]);
  });
  it('when the lockfile is of another manager', () =>
    expect(names({ 'yarn.lock': '', 'package.json': { ...NEEDS, packageManager: 'pnpm@10.1.0' } })).toEqual([
      'no-lockfile',
    ]));
  it('with two lockfiles', () =>
    expect(names({ 'yarn.lock': '', 'package-lock.json': '{}' })).toEqual(['several-lockfiles']));
  it('with the binary form of Bun', () => expect(names({ 'bun.lockb': 'x' })).toEqual(['binary-lockfile']));
  it('when packageManager is no version', () => {
    const files = { 'package.json': { packageManager: 'pnpm@latest\nRUN x' } };
    expect(() => managerOf(files)).toThrow(UsageError);
    expect(() => managerOf(files)).toThrow(/^package\.json:2: packageManager is not of the form/);
  });
});
