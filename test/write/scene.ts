import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { commitWrites } from '../../src/write/commit-writes.ts';
import { planWrites } from '../../src/write/plan-writes.ts';
import type { PendingFile } from '../../src/write/plan-writes.ts';
import type { WriteFs } from '../../src/write/write-fs.ts';

/** Path → text, with a trailing slash and no text for an empty folder. */
export type Tree = Readonly<Record<string, string>>;

export const OLD: Tree = {
  Dockerfile: 'FROM old\n',
  'old.txt': 'goes away\n',
  'same.txt': 'stays\n',
  'src/app.js': 'untouched\n',
};
export const NEW: Tree = {
  '.dockerignore': '*\n',
  '.ironhull/state.json': '{}\n',
  Dockerfile: 'FROM new\n',
  'deploy/k8s/app.yaml': 'kind: Deployment\n',
  'same.txt': 'stays\n',
  'src/app.js': 'untouched\n',
};
export const FILES: readonly PendingFile[] = [
  { path: 'Dockerfile', contents: 'FROM new\n' },
  { path: '.dockerignore', contents: Buffer.from('*\n') },
  { path: 'deploy/k8s/app.yaml', contents: 'kind: Deployment\n' },
  { path: 'old.txt', contents: null },
  { path: 'same.txt', contents: 'stays\n' },
  { path: '.ironhull/state.json', contents: '{}\n' },
];

/** A repo in a folder of its own, with the old files in it. */
export interface Scene {
  readonly base: string;
  readonly root: string;
}

export function makeScene(): Scene {
  // In memory where there is such a place: thousands of repos are made and thrown away here.
  const folder = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
  const base = realpathSync(mkdtempSync(join(folder, 'write-')));
  const scene = { base, root: join(base, 'repo') };
  fill(scene);
  return scene;
}

export function dropScene({ base }: Scene): void {
  rmSync(base, { recursive: true, force: true });
}

/** Puts the old files back and everything else away. */
export function fill({ root }: Scene): void {
  rmSync(root, { recursive: true, force: true });
  for (const [path, text] of Object.entries(OLD)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

export function relink({ root }: Scene, path: string, to: string): void {
  rmSync(join(root, path), { recursive: true, force: true });
  symlinkSync(to, join(root, path));
}

export function read({ root }: Scene): Tree {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).toSorted();
  return Object.fromEntries(paths.flatMap((path) => entryAt(root, path)));
}

function entryAt(root: string, path: string): [string, string][] {
  const stats = lstatSync(join(root, path));
  if (stats.isDirectory()) return readdirSync(join(root, path)).length === 0 ? [[`${path}/`, '']] : [];
  return stats.isFile() ? [[path, readFileSync(join(root, path), 'utf8')]] : [];
}

export function write({ root }: Scene, fs?: WriteFs): string[] {
  return commitWrites(root, planWrites(root, FILES, new Map(), fs), fs);
}

/** Every file of the user's is wholly old or wholly new, whatever else lies about. */
export function expectOldOrNew(scene: Scene): void {
  const now = read(scene);
  for (const path of new Set([...Object.keys(OLD), ...Object.keys(NEW)]))
    expect([OLD[path], NEW[path]], path).toContain(now[path]);
}

/** All old or all new, with nothing left over. */
export function expectAllOldOrAllNew(scene: Scene): void {
  expect([OLD, NEW]).toContainEqual(read(scene));
}

/** What an action throws, `null` when it does not. */
export function thrownBy(action: () => unknown): unknown {
  try {
    action();
    return null;
  } catch (error) {
    return error;
  }
}
