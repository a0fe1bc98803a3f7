import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { discard, expected, readCase, restore } from '../case.ts';
import { ironhull, spawned } from './spawn.ts';

const made: (() => void)[] = [];
afterEach(() => made.splice(0).forEach((undo) => undo()));

function freshRepo(stack = 'node', name = 'express-npm'): string {
  const target = restore(readCase(stack, name));
  made.push(() => discard(target));
  return target;
}

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ironhull-cli-'));
  made.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const read = (cwd: string, path: string): string => readFileSync(join(cwd, path), 'utf8');
const written = (cwd: string): boolean => existsSync(join(cwd, 'Dockerfile')) || existsSync(join(cwd, '.ironhull'));

describe('ironhull retrofit --yes', () => {
  it('shows the facts, writes, and says what to type next', async () => {
    const cwd = freshRepo();
    const { code, stdout, stderr } = await ironhull(['--yes'], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('  port             4100                             src/server.js:6\n');
    expect(stdout).toContain('\n  Wrote Dockerfile, .dockerignore, .ironhull/state.json\n');
    expect(stdout).toMatch(/\n {2}build {2}docker build -t orders-api \.\n/);
    expect(stdout).toMatch(/\n {2}again {2}ironhull retrofit --yes\n$/);
    expect(read(cwd, 'Dockerfile')).toBe(expected(readCase('node', 'express-npm'), 'Dockerfile'));
  });

  it('writes nothing the second time, and says so', async () => {
    const cwd = freshRepo();
    await ironhull(['--yes', '--base', 'slim'], { cwd });
    const before = read(cwd, '.ironhull/state.json');
    const { code, stdout } = await ironhull(['--yes'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('Nothing to write: everything is as ironhull would write it.');
    expect(stdout).toContain('again  ironhull retrofit --yes --base slim');
    expect(read(cwd, '.ironhull/state.json')).toBe(before);
  });

  it('takes the folder from where it was typed', async () => {
    const target = freshRepo();
    const env = { INIT_CWD: dirname(target) };
    const { code, stdout } = await spawned([basename(target), '--yes'], { cwd: tmpdir(), env });
    expect(code).toBe(0);
    expect(stdout).toContain(`again  ironhull retrofit ${basename(target)} --yes`);
    expect(existsSync(join(target, 'Dockerfile'))).toBe(true);
  });

  it('is silent with --quiet', async () => {
    const cwd = freshRepo();
    expect(await ironhull(['--yes', '--quiet'], { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(written(cwd)).toBe(true);
  });

  it('prints one JSON document with --json, without a path of this machine', async () => {
    const cwd = freshRepo();
    const { code, stdout, stderr } = await ironhull(['--yes', '--json'], { cwd });
    const report = JSON.parse(stdout) as { schemaVersion: number; written: string[]; services: { build: string }[] };
    expect({ code, stderr, version: report.schemaVersion }).toEqual({ code: 0, stderr: '', version: 1 });
    expect(report.written).toEqual(['Dockerfile', '.dockerignore', '.ironhull/state.json']);
    expect(report.services[0]?.build).toBe('docker build -t orders-api .');
    expect(stdout).not.toContain(cwd);
  });

  it('prints the plan with --plan and writes nothing', async () => {
    const cwd = freshRepo();
    const { code, stdout } = await ironhull(['--plan'], { cwd });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1, stack: 'node', name: 'orders-api' });
    expect(written(cwd)).toBe(false);
  });

  it('prints a patch with --dry-run that git applies to the same bytes', async () => {
    const cwd = freshRepo();
    writeFileSync(join(cwd, 'Dockerfile'), 'FROM node\nCMD npm start');
    const { code, stdout } = await ironhull(['--yes', '--dry-run'], { cwd });
    expect(code).toBe(0);
    expect(existsSync(join(cwd, '.dockerignore'))).toBe(false);
    execFileSync('git', ['init', '-q'], { cwd });
    execFileSync('git', ['apply', '-'], { cwd, input: stdout });
    expect(read(cwd, 'Dockerfile')).toBe(expected(readCase('node', 'express-npm'), 'Dockerfile'));
  });

  it.each(['ENV SECRET_KEY=hunter2hunter2', 'ENV DB_PASSWORD hunter2hunter2', 'ARG NPM_TOKEN=hunter2hunter2'])(
    'hides in the patch what the old file keeps secret: %s',
    async (line) => {
      const cwd = freshRepo();
      writeFileSync(join(cwd, 'Dockerfile'), `FROM node\n${line}\nCMD npm start\n`);
      const { stdout, stderr } = await ironhull(['--yes', '--dry-run'], { cwd });
      expect(stdout).toContain(`-${line.replace('hunter2hunter2', '***')}`);
      expect(stdout + stderr).not.toContain('hunter2');
    },
  );
});

describe('a file that is not ours', () => {
  const foreign = 'FROM node\n';
  const withForeign = (): string => {
    const cwd = freshRepo();
    writeFileSync(join(cwd, 'Dockerfile'), foreign);
    return cwd;
  };

  it('stops --yes with 3', async () => {
    const cwd = withForeign();
    const { code, stderr } = await ironhull(['--yes'], { cwd });
    expect(code).toBe(3);
    expect(stderr).toMatch(
      /^ironhull: Dockerfile is there and not ours\. Nothing was written\.\n {2}ironhull retrofit --dry-run/,
    );
    expect(readdirSync(cwd)).not.toContain('.dockerignore');
  });

  it('is replaced with overwrite, left with keep', async () => {
    const cwd = withForeign();
    expect((await ironhull(['--yes', '--on-conflict', 'keep'], { cwd })).stdout).toContain('Kept Dockerfile.');
    expect(read(cwd, 'Dockerfile')).toBe(foreign);
    expect((await ironhull(['--yes', '--on-conflict', 'overwrite'], { cwd })).code).toBe(0);
    expect(read(cwd, 'Dockerfile')).not.toBe(foreign);
  });

  it('gets ours beside it, with a .dockerignore of its own, and stays there', async () => {
    const cwd = withForeign();
    const first = await ironhull(['--yes', '--on-conflict', 'beside'], { cwd });
    expect(first.stdout).toContain('build  docker build -f Dockerfile.ironhull -t orders-api .');
    expect(read(cwd, 'Dockerfile')).toBe(foreign);
    expect(read(cwd, 'Dockerfile.ironhull')).toBe(expected(readCase('node', 'express-npm'), 'Dockerfile'));
    expect(existsSync(join(cwd, 'Dockerfile.ironhull.dockerignore'))).toBe(true);
    expect(existsSync(join(cwd, '.dockerignore'))).toBe(false);
    expect((await ironhull(['--yes'], { cwd })).stdout).toContain('Nothing to write');
  });

  it('is one that was edited since, where ours changed too', async () => {
    const cwd = freshRepo();
    await ironhull(['--yes'], { cwd });
    const mine = read(cwd, 'Dockerfile').replace(
      /^FROM .* AS runtime$/m,
      'FROM registry.acme.example/node:24 AS runtime',
    );
    writeFileSync(join(cwd, 'Dockerfile'), mine);
    const { code, stderr } = await ironhull(['--yes', '--base', 'slim'], { cwd });
    expect(code).toBe(3);
    expect(stderr).toMatch(/^ironhull: Dockerfile.* Nothing was written\.\n/);
    expect(read(cwd, 'Dockerfile')).toBe(mine);
  });
});

describe('nobody to ask', () => {
  for (const [name, options] of [
    ['closed', {}],
    ['an open pipe', { input: null }],
  ] as const) {
    it(`standard input ${name}: names the flag and ends`, async () => {
      const cwd = freshRepo();
      const { code, stderr } = await spawned([], { cwd, ...options });
      expect(code).toBe(2);
      expect(stderr).toMatch(
        /^ironhull: nobody to ask: standard input is no terminal\. Nothing was written\.\n {2}ironhull retrofit --yes/,
      );
      expect(written(cwd)).toBe(false);
    });
  }

  it('an empty folder says what to do', async () => {
    const { code, stderr } = await ironhull(['retrofit', '--yes'], { cwd: emptyFolder() });
    expect(code).toBe(3);
    expect(stderr).toMatch(/^ironhull: this folder is empty: .*\n {2}ironhull new/);
  });

  it('two services are listed, and both can be taken', async () => {
    const cwd = emptyFolder();
    for (const name of ['api', 'web']) {
      const service = restore(readCase('node', 'express-npm'));
      made.push(() => discard(service));
      mkdirSync(join(cwd, 'apps'), { recursive: true });
      execFileSync('cp', ['-r', service, join(cwd, 'apps', name)]);
    }
    const none = await ironhull(['--yes'], { cwd });
    expect(none.code).toBe(3);
    expect(none.stderr).toContain('two services here: apps/api, apps/web. Nothing was written.');
    expect(none.stderr).toContain('ironhull retrofit --service apps/api --service apps/web');
    const both = await ironhull(['--yes', '--service', 'apps/api', '--service', './apps/web/'], { cwd });
    expect(both.stdout).toContain('apps/web/Dockerfile');
    expect(both.stdout).toContain('again  ironhull retrofit --yes --service apps/api --service apps/web');
    expect((await ironhull(['--yes'], { cwd })).stdout).toContain('Nothing to write');
  });

  it('a state that cannot be used counts as none, and is told', async () => {
    const cwd = freshRepo();
    mkdirSync(join(cwd, '.ironhull'));
    writeFileSync(join(cwd, '.ironhull/state.json'), '{ "schemaVersion": 1 ');
    const { code, stdout } = await ironhull(['--yes'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ {2}! \.ironhull\/state\.json can't be used: it is not JSON\./);
    expect(stdout).toContain('    git checkout .ironhull/state.json');
    expect(JSON.parse(read(cwd, '.ironhull/state.json'))).toMatchObject({ schemaVersion: 1 });
  });
});
