import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Generator from 'yeoman-generator';
import helpers from 'yeoman-test';
import { afterEach, describe, expect, it } from 'vitest';
import Retrofit from '../../generators/retrofit/index.ts';
import { discard } from '../case.ts';
import { ironhull } from '../cli/spawn.ts';
import { mixed, mixedCase } from './mixed-case.ts';

const made: string[] = [];
const home = process.cwd();
afterEach(() => {
  // Yeoman stays where it worked.
  process.chdir(home);
  made.splice(0).forEach(discard);
});

function repo(name = 'spring-vite'): string {
  const target = mixed(mixedCase(name));
  made.push(target);
  return target;
}

function yo(target: string, options: Record<string, unknown>, answers: Record<string, unknown> = {}) {
  return helpers
    .run(Retrofit as unknown as typeof Generator, { namespace: 'ironhull:retrofit', resolved: import.meta.filename })
    .cd(target)
    .withOptions({ force: false, ...options } as never)
    .withAnswers(answers);
}

const OURS = ['Dockerfile', '.dockerignore', 'frontend/Dockerfile', 'frontend/.dockerignore', '.ironhull/state.json'];
const texts = (target: string): (string | null)[] =>
  OURS.map((path) => (existsSync(join(target, path)) ? readFileSync(join(target, path), 'utf8') : null));
const BOTH = ['--service', '.', '--service', 'frontend'];

describe('a service at the root and another below it', () => {
  it('are listed with evidence, and nothing is written', async () => {
    const cwd = repo();
    const { code, stderr } = await ironhull(['--yes'], { cwd });
    expect(code).toBe(3);
    expect(stderr.split('\n').slice(0, 5)).toEqual([
      'ironhull: two services here: ., frontend. Nothing was written.',
      '  .         Spring Boot 4.1 (pom.xml:42)',
      '  frontend  Vite 8 (frontend/package.json:11); pom.xml:49 names it, so a build around it may take it in too',
      '  ironhull retrofit --service .     one of them',
      '  ironhull retrofit --service . --service frontend     all of them',
    ]);
    await expect(yo(repo(), { yes: true })).rejects.toMatchObject({ code: 3 });
    expect(texts(cwd)).toEqual(OURS.map(() => null));
  });

  it('one of them gets its files, and no other', async () => {
    const cwd = repo();
    const root = await ironhull(['--yes', '--service', '.'], { cwd });
    expect(root.stdout).toMatch(/\n {2}again {2}ironhull retrofit --yes --service \.\n$/);
    expect(texts(cwd).map((text) => text !== null)).toEqual([true, true, false, false, true]);
    expect((await ironhull(['--yes', '--service', 'frontend'], { cwd })).code).toBe(0);
    expect(texts(cwd)).not.toContain(null);
  });

  it('both get theirs in one run, through either door and asked or not', async () => {
    const [bin, flags, asked] = [repo(), repo(), repo()];
    const { stdout } = await ironhull(['--yes', ...BOTH], { cwd: bin });
    expect(stdout).toMatch(/\n {2}again {2}ironhull retrofit --yes --service \. --service frontend\n$/);
    await yo(flags, { yes: true, service: ['.', 'frontend'] });
    await yo(asked, {}, { services: ['', 'frontend'], right: 'yes', write: 'write' });
    expect(texts(bin)).not.toContain(null);
    expect(texts(flags)).toEqual(texts(bin));
    expect(texts(asked).slice(0, 4)).toEqual(texts(bin).slice(0, 4));
  });

  it('are both remembered: another run, check and update speak of each', async () => {
    const cwd = repo();
    await ironhull(['--yes', ...BOTH], { cwd });
    expect((await ironhull(['--yes'], { cwd })).stdout).toContain('Nothing to write');
    expect((await ironhull(['check'], { cwd })).code).toBe(0);
    rmSync(join(cwd, 'frontend/.node-version'));
    writeFileSync(join(cwd, 'frontend/.node-version'), '22\n');
    const stale = await ironhull(['check'], { cwd });
    expect(stale.code).toBe(1);
    expect(stale.stdout).toContain('frontend');
    const before = texts(cwd);
    expect((await ironhull(['update', '--yes'], { cwd })).code).toBe(0);
    expect(texts(cwd).slice(0, 2)).toEqual(before.slice(0, 2));
    expect(texts(cwd)[2]).toContain('node:22');
    expect((await ironhull(['check'], { cwd })).code).toBe(0);
  });

  it('a .NET solution around a frontend: asked which, and both in one run', async () => {
    const cwd = repo('dotnet-vite');
    const { code, stderr } = await ironhull(['--yes'], { cwd });
    expect({ code, first: stderr.split('\n')[0] }).toEqual({
      code: 3,
      first: 'ironhull: two services here: ., client. Nothing was written.',
    });
    const both = ['--service', '.', '--service', 'client'];
    await ironhull(['--yes', ...both], { cwd });
    const froms = ['Dockerfile', 'client/Dockerfile'].map((path) => readFileSync(join(cwd, path), 'utf8'));
    expect(froms[0]).toContain('dotnet/aspnet:');
    expect(froms[1]).toContain('nginx-unprivileged');
    expect((await ironhull(['check'], { cwd })).code).toBe(0);
    const other = repo('dotnet-vite');
    await yo(other, { yes: true, service: ['.', 'client'] });
    expect(['Dockerfile', 'client/Dockerfile'].map((path) => readFileSync(join(other, path), 'utf8'))).toEqual(froms);
  });
});
