import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { check } from '../../src/check.ts';
import { NO_POLICY } from '../../src/model/policy.ts';
import { version } from '../../src/cli/version.ts';
import type { Check } from '../../src/model/check.ts';
import { parseState } from '../../src/model/state.ts';
import { openRepo } from '../../src/repo/open-repo.ts';
import { readCase, restore } from '../case.ts';
import { ironhull } from '../cli/spawn.ts';
import { change, discard, earlierRepo, has, read } from './scene.ts';

const made: string[] = [];
afterEach(() => made.splice(0).forEach(discard));

/** A repo whose files were just generated. */
async function fresh(stack = 'node', name = 'express-npm'): Promise<string> {
  const cwd = restore(readCase(stack, name));
  made.push(cwd);
  expect((await ironhull(['--yes'], { cwd })).code).toBe(0);
  return cwd;
}

function checked(cwd: string, { generator = version(), today = '2026-11-23' } = {}): Check {
  const saved = parseState(read(cwd, '.ironhull/state.json'), generator);
  if (saved.kind !== 'known') throw new TypeError(`the state is ${saved.kind}`);
  return check({ repo: openRepo(cwd), state: saved.state, generator, today, policy: NO_POLICY }, [])[0]!;
}

const UP_TO_DATE = { service: '', stale: [], outdated: [], ended: null, edited: [], deleted: [] };

describe('a repo that did not change', () => {
  it.each([
    ['node', 'express-npm'],
    ['python', 'fastapi-uv'],
    ['go', 'chi'],
  ])('%s is up to date', async (stack, name) => {
    expect(checked(await fresh(stack, name))).toEqual(UP_TO_DATE);
  });

  it('tells of files that were edited or deleted, and does not fail', async () => {
    const cwd = await fresh();
    change(cwd, 'Dockerfile', /$/, 'ENV TZ=UTC\n');
    rmSync(join(cwd, '.dockerignore'));
    expect(checked(cwd)).toEqual({ ...UP_TO_DATE, edited: ['Dockerfile'], deleted: ['.dockerignore'] });
    const { code, stdout } = await ironhull(['check', '--fail-on', 'outdated'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('edited by you');
  });
});

describe('a repo that moved on', () => {
  it('is stale by its port, with the place it was read from', async () => {
    const cwd = await fresh();
    change(cwd, 'src/server.js', /4100/g, '4200');
    const stale = { about: 'port', saved: '4100', now: '4200', from: 'src/server.js:6' };
    expect(checked(cwd).stale).toContainEqual(stale);
    // A later version of ours sees the same: the repo says so plainly.
    expect(checked(cwd, { generator: '9.9.9' }).stale).toEqual([stale]);
    const { code, stdout } = await ironhull(['check'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain('! stale: port: 4100 when generated, 4200 now (src/server.js:6)');
  });

  it('is stale by its runtime', async () => {
    const cwd = await fresh();
    writeFileSync(join(cwd, '.nvmrc'), '22\n');
    expect(checked(cwd).stale).toContainEqual(expect.objectContaining({ about: 'runtime', from: '.nvmrc:1' }));
  });

  it('is stale by a file that the build takes and that is gone', async () => {
    const cwd = await fresh();
    rmSync(join(cwd, 'package-lock.json'));
    const { stale } = checked(cwd);
    expect(stale).toHaveLength(1);
    expect(stale[0]).toMatchObject({ about: 'no-lockfile', from: expect.any(String) });
  });

  it('is stale where the service is gone', async () => {
    const cwd = await fresh();
    rmSync(join(cwd, 'package.json'));
    expect(checked(cwd).stale).toEqual([{ about: 'service', saved: 'node', now: 'not there', from: '' }]);
  });

  it('is not stale by what the plan does not depend on', async () => {
    const cwd = await fresh();
    writeFileSync(join(cwd, 'README.md'), '# Orders\n');
    change(cwd, 'src/server.js', /$/, '// more\n');
    expect(checked(cwd)).toEqual(UP_TO_DATE);
  });
});

describe('a release of ours, or a day that passes', () => {
  it('turns a pipeline red on request only', async () => {
    const cwd = earlierRepo('express-npm');
    made.push(cwd);
    expect(checked(cwd)).toMatchObject({ stale: [], outdated: ['Dockerfile', '.dockerignore'] });
    expect((await ironhull(['check'], { cwd })).code).toBe(0);
    expect((await ironhull(['check', '--fail-on', 'outdated'], { cwd })).code).toBe(1);
  });

  it('says when the support of a runtime has ended', async () => {
    const cwd = await fresh();
    expect(checked(cwd, { today: '2031-01-01' })).toEqual({ ...UP_TO_DATE, ended: '2028-04-30' });
    expect((await ironhull(['check', '--as-of', '2031-01-01'], { cwd })).code).toBe(0);
    const { code, stdout } = await ironhull(['check', '--as-of', '2031-01-01', '--fail-on', 'outdated'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain('ended on 2028-04-30');
  });
});

describe('ironhull check', () => {
  it('prints data with --json, and changes nothing', async () => {
    const cwd = await fresh();
    const before = read(cwd, '.ironhull/state.json');
    const { code, stdout } = await ironhull(['check', '--json'], { cwd });
    expect({ code, report: JSON.parse(stdout) as unknown }).toEqual({
      code: 0,
      report: { schemaVersion: 1, command: 'check', failed: false, policy: [], services: [UP_TO_DATE] },
    });
    expect(read(cwd, '.ironhull/state.json')).toBe(before);
    expect(has(cwd, '.ironhull/journal.json')).toBe(false);
  });

  it.each([
    [['--fail-on', 'high'], '--fail-on high is not one of stale, outdated.'],
    [['--as-of', 'tomorrow'], '--as-of tomorrow is not a day such as 2026-11-23.'],
  ])('%j: one line', async (words, said) => {
    const { code, stderr } = await ironhull(['check', ...words], { cwd: await fresh() });
    expect({ code, stderr }).toEqual({ code: 2, stderr: `ironhull: ${said}\n` });
  });

  it('needs a state', async () => {
    const cwd = restore(readCase('node', 'express-npm'));
    made.push(cwd);
    const { code, stderr } = await ironhull(['check'], { cwd });
    expect({ code, said: stderr.split('\n')[0] }).toEqual({
      code: 2,
      said: 'ironhull: no .ironhull/state.json here: there is nothing to check yet. Nothing was written.',
    });
  });
});
