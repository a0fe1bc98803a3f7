import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { commitWrites } from '../../src/write/commit-writes.ts';
import { planWrites } from '../../src/write/plan-writes.ts';
import { nodeFs } from '../../src/write/write-fs.ts';
import type { WriteFs } from '../../src/write/write-fs.ts';
import { faultyFs } from './faulty-fs.ts';
import { dropScene, FILES, makeScene, NEW, read, write } from './scene.ts';
import type { Scene } from './scene.ts';

let scene: Scene;
let root: string;

beforeEach(() => {
  scene = makeScene();
  root = scene.root;
});
afterEach(() => dropScene(scene));

describe('a write that works', () => {
  it('writes what differs and leaves nothing else behind', () => {
    expect(write(scene)).toEqual([
      'Dockerfile',
      '.dockerignore',
      'deploy/k8s/app.yaml',
      'old.txt',
      '.ironhull/state.json',
    ]);
    expect(read(scene)).toEqual(NEW);
  });

  it('touches nothing the second time, not even a folder', () => {
    write(scene);
    const before = statSync(join(root, 'Dockerfile')).ino;
    const { fs, calls } = faultyFs(null);
    expect(commitWrites(root, planWrites(root, FILES, new Map(), fs), fs)).toEqual([]);
    expect(statSync(join(root, 'Dockerfile')).ino).toBe(before);
    expect(calls.filter((name) => !['lstatSync', 'realpathSync', 'readFileSync'].includes(name))).toEqual([]);
  });

  it('keeps the mode of a file that is there and gives new ones 0644 under any umask', () => {
    chmodSync(join(root, 'Dockerfile'), 0o600);
    const umask = process.umask(0o077);
    write(scene);
    process.umask(umask);
    const modeOf = (path: string): number => statSync(join(root, path)).mode & 0o777;
    expect(['Dockerfile', '.dockerignore', 'deploy', 'deploy/k8s/app.yaml'].map(modeOf)).toEqual([
      0o600, 0o644, 0o755, 0o644,
    ]);
  });

  it('leaves no folder of ours when no file of ours is in it', () => {
    commitWrites(root, planWrites(root, [{ path: 'a', contents: 'x' }], new Map()));
    expect(existsSync(join(root, '.ironhull'))).toBe(false);
  });

  it('writes through a folder link that stays inside the repo', () => {
    symlinkSync('src', join(root, 'link'));
    commitWrites(root, planWrites(root, [{ path: 'link/new.js', contents: 'x' }], new Map()));
    expect(readFileSync(join(root, 'src/new.js'), 'utf8')).toBe('x');
  });

  it('copies the old file where the file system has no second names', () => {
    const linkless = replaced('linkSync', () => failWith('EPERM', 'link'));
    expect(write(scene, linkless)).toHaveLength(5);
    expect(read(scene)).toEqual(NEW);
  });

  it('gives a file back to its owner when root replaces it', () => {
    const given: unknown[] = [];
    vi.spyOn(process, 'geteuid').mockReturnValue(0);
    const lstat = (path: string): unknown => {
      const stats = statSync(path, { throwIfNoEntry: false });
      return stats === undefined ? undefined : Object.assign(stats, { uid: 1234, gid: 5678 });
    };
    const owned = {
      ...nodeFs,
      lstatSync: lstat,
      fchownSync: (...ids: unknown[]) => given.push(ids.slice(1)),
    } as unknown as WriteFs;
    commitWrites(
      root,
      planWrites(
        root,
        [
          { path: 'Dockerfile', contents: 'x' },
          { path: 'new', contents: 'x' },
        ],
        new Map(),
        owned,
      ),
      owned,
    );
    vi.restoreAllMocks();
    expect(given).toEqual([[1234, 5678]]);
  });
});

function replaced(name: keyof WriteFs, by: (...args: never[]) => unknown): WriteFs {
  return { ...nodeFs, [name]: by };
}

function failWith(code: string, syscall: string): never {
  throw Object.assign(new Error(code), { code, syscall });
}
