import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { State } from '../../src/model/state.ts';
import { NO_POLICY } from '../../src/model/policy.ts';
import { parseState } from '../../src/model/state.ts';
import { openRepo } from '../../src/repo/open-repo.ts';
import { update } from '../../src/update.ts';
import { ironhull } from '../cli/spawn.ts';
import { change, discard, EARLIER, earlierRepo, generated, has, read, type Earlier } from './scene.ts';

const made: string[] = [];
afterEach(() => made.splice(0).forEach(discard));

function repo(name: Earlier): string {
  const target = earlierRepo(name);
  made.push(target);
  return target;
}

function stateOf(cwd: string): State {
  const saved = parseState(read(cwd, '.ironhull/state.json'), '9.9.9');
  if (saved.kind !== 'known') throw new TypeError(`the state is ${saved.kind}`);
  return saved.state;
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');
/** Without versions: they are merged as versions. */
const plain = (line: string): string => line.replace(/(:[\w.-]+)?@sha256:[0-9a-f]+|:\d[\w.-]*(?= AS |$)/g, '');
const added = (from: string, to: string): string[] => {
  const before = new Set(linesOf(from).map(plain));
  return linesOf(to)
    .map(plain)
    .filter((line) => !before.has(line));
};

describe('files of an earlier version of the templates, edited by their team', () => {
  for (const name of Object.keys(EARLIER) as Earlier[])
    it(`${name}: what the team wrote and what is new since are both there`, async () => {
      const cwd = repo(name);
      for (const path of ['Dockerfile', '.dockerignore']) {
        const base = generated(cwd, path);
        const yours = read(cwd, path);
        const now = update(openRepo(cwd), stateOf(cwd), [], NO_POLICY).changes.find(({ file }) => file.path === path)!;
        const conflicts = now.merge?.conflicts ?? [];
        const shown = new Set(conflicts.flatMap((one) => linesOf(one.base + one.yours + one.theirs)).map(plain));
        const result = new Set(linesOf(now.text).map(plain));
        expect(added(base, yours)).not.toEqual([]);
        for (const line of [...added(base, yours), ...added(base, now.file.contents)])
          expect([line, result.has(line) || shown.has(line)]).toEqual([line, true]);
        for (const line of added(yours, base))
          expect([line, result.has(line) && !shown.has(line)]).toEqual([line, false]);
      }
    });

  it('are written, and a second update writes nothing', async () => {
    const cwd = repo('express-npm');
    const { code, stdout, stderr } = await ironhull(['update'], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Wrote Dockerfile, .dockerignore, .ironhull/state.json');
    expect(stdout).toContain('! node: new tag, digest unknown; ironhull pin writes it');
    const text = read(cwd, 'Dockerfile');
    expect(text).toContain('COPY patches/ patches/\n');
    expect(text).toContain('RUN <<CHECKS\nnpm test\nCHECKS\n');
    expect(text).not.toContain('STOPSIGNAL');
    expect(text).not.toContain('24.20.0');
    expect(read(cwd, '.dockerignore')).toContain('!src\n!patches\n');
    const again = await ironhull(['update'], { cwd });
    expect(again.stdout).toContain('Nothing to write: there is nothing new.');
    expect(read(cwd, 'Dockerfile')).toBe(text);
  });

  it('keep their CRLF line ends', async () => {
    const cwd = repo('express-npm');
    writeFileSync(join(cwd, 'Dockerfile'), read(cwd, 'Dockerfile').replaceAll('\n', '\r\n'));
    expect((await ironhull(['update'], { cwd })).code).toBe(0);
    expect(read(cwd, 'Dockerfile')).not.toMatch(/[^\r]\n/);
    expect(read(cwd, 'Dockerfile')).toContain('COPY patches/ patches/\r\n');
  });

  it('are merged by a retrofit too', async () => {
    const [cwd, other] = [repo('express-npm'), repo('express-npm')];
    expect((await ironhull(['update'], { cwd })).code).toBe(0);
    expect((await ironhull(['retrofit', '--yes'], { cwd: other })).code).toBe(0);
    for (const path of ['Dockerfile', '.dockerignore', '.ironhull/state.json'])
      expect(read(other, path)).toBe(read(cwd, path));
  });
});

describe('a conflict', () => {
  const before = (cwd: string): string[] =>
    ['Dockerfile', '.dockerignore', '.ironhull/state.json'].map((path) => read(cwd, path));

  it('stops a run without a person, names the line, and writes nothing', async () => {
    const cwd = repo('fastapi-uv');
    const files = before(cwd);
    for (const words of [['update'], ['update', '--yes'], ['update', '--on-conflict', 'fail'], ['retrofit', '--yes']]) {
      const { code, stderr } = await ironhull(words, { cwd });
      expect(code).toBe(3);
      expect(stderr).toMatch(/^ironhull: Dockerfile:41 was changed by you and by ironhull\. Nothing was written\.\n/);
      expect(stderr).toContain(`ironhull ${words[0]} --on-conflict ours`);
    }
    expect(before(cwd)).toEqual(files);
  });

  it('is settled by a way, and stays settled', async () => {
    for (const [way, workers, grace] of [
      ['ours', true, false],
      ['theirs', false, true],
      ['both', true, true],
    ] as const) {
      const cwd = repo('fastapi-uv');
      expect((await ironhull(['update', '--on-conflict', way], { cwd })).code).toBe(0);
      const text = read(cwd, 'Dockerfile');
      expect([text.includes('"--workers", "2"]'), text.includes('"--timeout-graceful-shutdown"')]).toEqual([
        workers,
        grace,
      ]);
      expect(text).toContain('USER 10001:10001');
      expect((await ironhull(['update'], { cwd })).stdout).toContain('Nothing to write');
      expect(read(cwd, 'Dockerfile')).toBe(text);
    }
  });

  it('stays open with keep: the state does not move past it, and other files go on', async () => {
    const cwd = repo('fastapi-uv');
    const base = generated(cwd, 'Dockerfile');
    const { code, stdout } = await ironhull(['update', '--on-conflict', 'keep'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('Kept Dockerfile.');
    expect(stdout).toContain('! Dockerfile: line 41 was changed by you and by ironhull; not settled yet');
    expect(generated(cwd, 'Dockerfile')).toBe(base);
    expect(read(cwd, '.dockerignore')).toContain('**/*.sqlite3');
    expect((await ironhull(['update'], { cwd })).code).toBe(3);
    expect((await ironhull(['check', '--fail-on', 'outdated'], { cwd })).code).toBe(1);
  });

  it("goes beside: the user's file stays, and so does its base", async () => {
    const cwd = repo('fastapi-uv');
    const [yours, base] = [read(cwd, 'Dockerfile'), generated(cwd, 'Dockerfile')];
    expect((await ironhull(['update', '--on-conflict', 'beside'], { cwd })).code).toBe(0);
    expect(read(cwd, 'Dockerfile')).toBe(yours);
    expect(generated(cwd, 'Dockerfile')).toBe(base);
    expect(read(cwd, 'Dockerfile.ironhull')).toContain('"--timeout-graceful-shutdown"');
    expect((await ironhull(['update'], { cwd })).code).toBe(3);
    rmSync(join(cwd, 'Dockerfile.ironhull'));
    expect((await ironhull(['update', '--on-conflict', 'ours'], { cwd })).code).toBe(0);
    expect(read(cwd, 'Dockerfile')).toContain('PYTHONDONTWRITEBYTECODE=1');
  });

  it('is data with --json, and a patch with --dry-run', async () => {
    const cwd = repo('fastapi-uv');
    const files = before(cwd);
    const json = await ironhull(['update', '--json', '--dry-run'], { cwd });
    const report = JSON.parse(json.stdout) as { command: string; files: { path: string; conflicts?: object[] }[] };
    expect(report.command).toBe('update');
    expect(report.files[0]).toMatchObject({
      path: 'Dockerfile',
      status: 'edited',
      conflicts: [{ line: 41 }],
      unpinned: [expect.any(String), 'python'],
    });
    const { stdout, stderr } = await ironhull(['update', '--dry-run'], { cwd });
    expect(stdout).toContain('+FROM python:3.13.');
    expect(stderr).toContain('line 41 was changed by you and by ironhull; not settled yet');
    expect(before(cwd)).toEqual(files);
  });
});

describe('a file that the user deleted', () => {
  it('stays deleted until it is restored, and nothing else changes then', async () => {
    const cwd = repo('express-npm');
    rmSync(join(cwd, '.dockerignore'));
    const { stdout } = await ironhull(['update'], { cwd });
    expect(stdout).toContain('.dockerignore: deleted by you; ironhull restore brings it back');
    expect(has(cwd, '.dockerignore')).toBe(false);
    expect((await ironhull(['retrofit', '--yes'], { cwd })).code).toBe(0);
    expect(has(cwd, '.dockerignore')).toBe(false);
    const text = read(cwd, 'Dockerfile');
    expect((await ironhull(['restore'], { cwd })).stdout).toContain('Wrote .dockerignore');
    expect(has(cwd, '.dockerignore')).toBe(true);
    expect(read(cwd, 'Dockerfile')).toBe(text);
    expect((await ironhull(['restore'], { cwd })).stdout).toContain('Nothing to write');
  });

  it('comes back alone where other files have something new', async () => {
    const cwd = repo('fastapi-uv');
    rmSync(join(cwd, '.dockerignore'));
    const [text, base] = [read(cwd, 'Dockerfile'), generated(cwd, 'Dockerfile')];
    expect((await ironhull(['restore'], { cwd })).code).toBe(0);
    expect(read(cwd, '.dockerignore')).toContain('**/*.sqlite3');
    expect([read(cwd, 'Dockerfile'), generated(cwd, 'Dockerfile')]).toEqual([text, base]);
    const state = read(cwd, '.ironhull/state.json');
    const nothing = await ironhull(['restore'], { cwd });
    expect(nothing).toEqual({ code: 0, stdout: '  Nothing to write: no file is missing.\n', stderr: '' });
    expect((await ironhull(['restore', '--dry-run'], { cwd })).stdout).toBe('');
    expect(read(cwd, '.ironhull/state.json')).toBe(state);
    expect((await ironhull(['update'], { cwd })).code).toBe(3);
  });
});

describe("what an update can't work with", () => {
  it('is said in one line, with what to type', async () => {
    const cwd = repo('express-npm');
    rmSync(join(cwd, '.ironhull'), { recursive: true });
    const none = await ironhull(['update'], { cwd });
    expect({ code: none.code, said: none.stderr.split('\n')[0] }).toEqual({
      code: 2,
      said: 'ironhull: no .ironhull/state.json here: there is nothing to update yet. Nothing was written.',
    });
    const elsewhere = await ironhull(['update', '--service', 'api'], { cwd: repo('express-npm') });
    expect({ code: elsewhere.code, said: elsewhere.stderr.split('\n')[0] }).toEqual({
      code: 3,
      said: 'ironhull: api has no files from ironhull yet. Nothing was written.',
    });
    const gone = repo('express-npm');
    rmSync(join(gone, 'package.json'));
    const { code, stderr } = await ironhull(['update'], { cwd: gone });
    expect({ code, said: stderr.split('\n')[0] }).toEqual({
      code: 3,
      said: 'ironhull: . was a node service, and none is there now. Nothing was written.',
    });
    change(gone, '.ironhull/state.json', '"answers"', '"answer"');
    expect((await ironhull(['update'], { cwd: gone })).code).toBe(2);
  });
});
