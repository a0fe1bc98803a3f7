import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { discard, expected, readCase, restore } from '../case.ts';
import { HOSTILE, PAYLOAD } from '../hostile/cases.ts';

const { app } = inject('installed');
const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** yo drops root's rights to some other user; it is used as people use it, by an ordinary one. */
const ORDINARY = process.getuid?.() === 0 ? { uid: 1000, gid: 1000 } : {};

function scratch(): { readonly home: string; readonly repo: string; readonly outside: string } {
  const home = mkdtempSync(join(tmpdir(), 'ironhull-yo-'));
  folders.push(home);
  const [repo, outside] = [join(home, 'repo'), join(home, 'outside')];
  mkdirSync(repo);
  mkdirSync(outside);
  return { home, repo, outside };
}

function yo(home: string, cwd: string, ...words: readonly string[]): SpawnSyncReturns<string> {
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

describe('yo, as an ordinary user', () => {
  it('lists the meant names and no other', () => {
    const { home, repo } = scratch();
    const { stdout } = yo(home, repo, '--generators');
    const names = stdout.split('\n').flatMap((line) => /^\s+(ironhull\S*|[a-z-]+)$/.exec(line)?.slice(1) ?? []);
    expect(stdout).toContain('ironhull');
    expect(
      names.filter((name) => name.startsWith('ironhull') || ['app', 'retrofit', 'update'].includes(name)).toSorted(),
    ).toEqual(['ironhull', 'retrofit', 'update']);
  });

  for (const name of ['ironhull', 'ironhull:retrofit']) {
    it(`yo ${name} --yes writes the same bytes`, () => {
      const fixture = readCase('node', 'express-npm');
      const { home, repo } = scratch();
      const restored = restore(fixture);
      cpSync(restored, repo, { recursive: true });
      discard(restored);
      const { status, stdout, stderr } = yo(home, repo, name, '--yes');
      expect(status, `${stdout}\n${stderr}`).toBe(0);
      expect(readFileSync(join(repo, 'Dockerfile'), 'utf8')).toBe(expected(fixture, 'Dockerfile'));
      expect(readFileSync(join(repo, '.dockerignore'), 'utf8')).toBe(expected(fixture, '.dockerignore'));
      expect(existsSync(join(repo, '.yo-rc.json'))).toBe(false);
    });
  }
});

/** Words that name a file or folder to our own bin; yo works in the folder that it stands in. */
const OWN_BIN_ONLY = new Set(['a folder that is not there']);

/** yo reads package.json itself before it starts a generator, and ends with 1 where it cannot. */
const YO_STOPS_FIRST = new Set(['broken JSON']);

describe('hostile input through yo, which adds lines of its own', () => {
  for (const one of HOSTILE.filter(({ name }) => !OWN_BIN_ONLY.has(name))) {
    it(one.name, () => {
      const { home, repo, outside } = scratch();
      one.make(repo, outside);
      const { status, stdout, stderr } = yo(home, repo, 'ironhull:retrofit', '--yes', ...one.words);
      const said = `${stdout}\n${stderr}`;
      expect(status, said).toBe(YO_STOPS_FIRST.has(one.name) ? 1 : one.exit);
      if (one.exit === 0) {
        const made = readFileSync(join(repo, 'Dockerfile'), 'utf8').split('\n');
        expect(made.filter((line) => line.includes(PAYLOAD) && !line.startsWith('#'))).toEqual([]);
      } else {
        if (!YO_STOPS_FIRST.has(one.name))
          expect(said).toMatch(new RegExp(one.says.source.replace(/^\^ironhull: /, ''), one.says.flags));
        expect(said).not.toMatch(/\n\s+at .*\.js:\d+/);
        expect([existsSync(join(repo, '.dockerignore')), existsSync(join(outside, 'state.json'))]).toEqual([
          false,
          false,
        ]);
      }
    });
  }
});
