import { chmodSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { commitWrites } from '../../src/write/commit-writes.ts';
import { changedSince, planWrites } from '../../src/write/plan-writes.ts';
import type { PendingFile } from '../../src/write/plan-writes.ts';
import { dropScene, FILES, makeScene, OLD, read, relink, thrownBy } from './scene.ts';
import type { Scene } from './scene.ts';

let scene: Scene;
let root: string;

beforeEach(() => {
  scene = makeScene();
  root = scene.root;
});
afterEach(() => dropScene(scene));

describe('what is refused before the first byte', () => {
  const refusals: readonly [string, PendingFile, () => void, RegExp][] = [
    [
      'a target that is a link',
      { path: 'Dockerfile', contents: 'x' },
      () => relink(scene, 'Dockerfile', 'src/app.js'),
      /is a symbolic link/,
    ],
    [
      'a read-only file',
      { path: 'Dockerfile', contents: 'x' },
      () => chmodSync(join(root, 'Dockerfile'), 0o444),
      /Dockerfile is read-only/,
    ],
    [
      'the removal of a read-only file',
      { path: 'old.txt', contents: null },
      () => chmodSync(join(root, 'old.txt'), 0o400),
      /old\.txt is read-only/,
    ],
    [
      'a folder behind a link that leaves',
      { path: 'out/x', contents: 'x' },
      () => relink(scene, 'out', '..'),
      /leaves the repo/,
    ],
    [
      '.ironhull being such a link',
      { path: '.ironhull/state.json', contents: 'x' },
      () => relink(scene, '.ironhull', scene.base),
      /leaves the repo/,
    ],
    [
      'a link that leads nowhere',
      { path: 'out/x', contents: 'x' },
      () => relink(scene, 'out', 'nowhere'),
      /leads nowhere/,
    ],
    ['a folder at the target', { path: 'src', contents: 'x' }, () => {}, /no regular file/],
    [
      'a file where a folder is needed',
      { path: 'Dockerfile/x', contents: 'x' },
      () => {},
      /a file where a folder is needed/,
    ],
    ...['../x', '/x', 'a/../../x', '', 'a//b', '.git/hooks/pre-commit', 'sub/.GIT/config', 'a\\b', 'a\0b'].map(
      (path): [string, PendingFile, () => void, RegExp] => [
        `the path ${JSON.stringify(path)}`,
        { path, contents: 'x' },
        () => {},
        /no place for a file/,
      ],
    ),
  ];
  it.each(refusals)('%s', (_name, file, arrange, message) => {
    arrange();
    const before = read(scene);
    const error = thrownBy(() => planWrites(root, [{ path: 'fine', contents: 'x' }, file], new Map()));
    expect(error).toBeInstanceOf(UsageError);
    expect(String(error)).toMatch(message);
    expect(String(error)).toMatch(/Nothing was written\.$/);
    expect(read(scene)).toEqual(before);
  });

  it('one file meant twice, also through a link', () => {
    symlinkSync('src', join(root, 'link'));
    const twice = ['src/n', 'link/n'].map((path) => ({ path, contents: path }));
    expect(() => planWrites(root, twice, new Map())).toThrow('link/n would be written twice. Nothing was written.');
  });

  it('a file that changed after it was read, after it was planned, or in between', () => {
    expect(() => planWrites(root, FILES, new Map([['Dockerfile', 'FROM older\n']]))).toThrow(
      /Dockerfile was changed by someone else/,
    );
    expect(() => planWrites(root, FILES, new Map([['Dockerfile', null]]))).toThrow(/was changed by someone else/);
    const planned = planWrites(
      root,
      FILES,
      new Map([
        ['Dockerfile', 'FROM old\n'],
        ['.dockerignore', null],
      ]),
    );
    writeFileSync(join(root, 'Dockerfile'), 'FROM mine\n');
    expect(() => commitWrites(root, planned)).toThrow(/Nothing was written\.$/);
    expect(read(scene)).toEqual({ ...OLD, Dockerfile: 'FROM mine\n' });
  });

  it('and tells which ones did, for whoever can ask again', () => {
    const seen = new Map([
      ['Dockerfile', 'FROM old\n'],
      ['.dockerignore', null],
      ['old.txt', 'older\n'],
    ]);
    writeFileSync(join(root, '.dockerignore'), '*\n');
    expect(changedSince(root, seen)).toEqual(['.dockerignore', 'old.txt']);
  });

  it('no text that was read through a byte-order mark and CRLF', () => {
    writeFileSync(join(root, 'a'), Buffer.from('\uFEFFx\r\ny\r\n', 'utf16le'));
    writeFileSync(join(root, 'b'), '\uFEFFx\r\ny\r\n');
    const existing = new Map([
      ['a', 'x\ny\n'],
      ['b', 'x\ny\n'],
    ]);
    expect(
      planWrites(
        root,
        [
          { path: 'a', contents: '' },
          { path: 'b', contents: '' },
        ],
        existing,
      ),
    ).toHaveLength(2);
  });
});
