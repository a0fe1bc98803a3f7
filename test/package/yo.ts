import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, inject } from 'vitest';

const { app } = inject('installed');
const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** yo drops root's rights to some other user; it is used as people use it, by an ordinary one. */
const ORDINARY = process.getuid?.() === 0 ? { uid: 1000, gid: 1000 } : {};

/** A home of its own, with a repo in it and a folder beside. */
export function scratch(): { readonly home: string; readonly repo: string; readonly outside: string } {
  const home = mkdtempSync(join(tmpdir(), 'ironhull-yo-'));
  folders.push(home);
  const [repo, outside] = [join(home, 'repo'), join(home, 'outside')];
  mkdirSync(repo);
  mkdirSync(outside);
  return { home, repo, outside };
}

/** Runs yo without a terminal, with the installed tarball's generators. */
export function yo(home: string, cwd: string, ...words: readonly string[]): SpawnSyncReturns<string> {
  chmodSync(home, 0o755);
  if (ORDINARY.uid !== undefined) spawnSync('chown', ['-R', '-h', `${ORDINARY.uid}:${ORDINARY.gid}`, home]);
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    NO_COLOR: '1',
    CI: '1',
    NODE_PATH: join(app, 'node_modules'),
  };
  const bin = join(app, 'node_modules/yo/lib/cli.js');
  return spawnSync(process.execPath, [bin, ...words], {
    cwd,
    env,
    encoding: 'utf8',
    timeout: 60_000,
    input: '',
    ...ORDINARY,
  });
}
