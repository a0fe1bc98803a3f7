import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { discard, readCase, restore } from '../case.ts';

const { app } = inject('installed');
const bin = join(app, 'node_modules/.bin/ironhull');
const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A user without rights of its own; the tests need root to become it, or already are one. */
const NOBODY = 65534;
const isRoot = process.getuid?.() === 0;

function repoIn(parent: string): string {
  const restored = restore(readCase('go', 'chi'));
  const target = join(parent, 'repo');
  cpSync(restored, target, { recursive: true });
  discard(restored);
  return target;
}

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ironhull-faults-'));
  chmodSync(folder, 0o755);
  folders.push(folder);
  return folder;
}

function retrofit(
  repo: string,
  as: number | undefined,
): { readonly status: number | null; readonly lines: readonly string[] } {
  const env = { PATH: process.env['PATH'] ?? '', HOME: tmpdir(), NO_COLOR: '1' };
  const { status, stderr } = spawnSync(process.execPath, [bin, 'retrofit', repo, '--yes'], {
    env,
    encoding: 'utf8',
    ...(as === undefined ? {} : { uid: as, gid: as }),
  });
  return {
    status,
    lines: stderr
      .trim()
      .split('\n')
      .filter((line) => line !== ''),
  };
}

describe('real faults', () => {
  it('a read-only folder: one clear line, exit 2, nothing written', () => {
    const repo = repoIn(scratch());
    const before = readdirSync(repo).toSorted();
    chmodSync(repo, 0o555);
    const seen = retrofit(repo, isRoot ? NOBODY : undefined);
    chmodSync(repo, 0o755);
    expect(seen.status, seen.lines.join('\n')).toBe(2);
    expect(seen.lines[0]).toMatch(
      /^ironhull: .*(EACCES|permission|not writable|may not|read-only).*Nothing was written\./i,
    );
    expect(readdirSync(repo).toSorted()).toEqual(before);
  });

  it.skipIf(!isRoot)('a full disk: one clear line, exit 2, nothing half-written', () => {
    const disk = join(scratch(), 'disk');
    mkdirSync(disk);
    expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk]).status, 'mount a small tmpfs').toBe(0);
    try {
      const repo = repoIn(disk);
      spawnSync('sh', ['-c', `cat /dev/zero > ${join(disk, 'filler')}`]);
      const seen = retrofit(repo, undefined);
      expect(seen.status, seen.lines.join('\n')).toBe(2);
      expect(seen.lines[0]).toMatch(/^ironhull: .*(full|space|ENOSPC).*Nothing was written\./i);
      expect([existsSync(join(repo, 'Dockerfile')), existsSync(join(repo, '.dockerignore'))]).toEqual([false, false]);
    } finally {
      spawnSync('umount', [disk]);
    }
  });

  it.skipIf(!isRoot)('an ordinary user in a folder of their own: written, and theirs', () => {
    const repo = repoIn(scratch());
    spawnSync('chown', ['-R', `${NOBODY}:${NOBODY}`, repo]);
    chownSync(repo, NOBODY, NOBODY);
    expect(retrofit(repo, NOBODY).status).toBe(0);
    expect(existsSync(join(repo, 'Dockerfile'))).toBe(true);
  });
});

describe('no network', () => {
  it('works in an empty network namespace', () => {
    const repo = repoIn(scratch());
    const words = [isRoot ? '-n' : '-rn', process.execPath, bin, 'retrofit', repo, '--yes'];
    const { status, stderr } = spawnSync('unshare', words, { encoding: 'utf8' });
    expect(status, stderr).toBe(0);
    expect(existsSync(join(repo, 'Dockerfile'))).toBe(true);
  });
});
