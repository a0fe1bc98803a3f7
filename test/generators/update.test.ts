import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Generator from 'yeoman-generator';
import helpers from 'yeoman-test';
import { afterEach, describe, expect, it } from 'vitest';
import Update from '../../generators/update/index.ts';
import { ironhull } from '../cli/spawn.ts';
import { discard, earlierRepo, read, type Earlier } from '../update/scene.ts';

const made: string[] = [];
afterEach(() => made.splice(0).forEach(discard));

function repo(name: Earlier): string {
  const target = earlierRepo(name);
  made.push(target);
  return target;
}

function run(target: string, options: Record<string, unknown> = {}, answers: Record<string, unknown> = {}) {
  return helpers
    .run(Update as unknown as typeof Generator, { namespace: 'ironhull:update', resolved: import.meta.filename })
    .cd(target)
    .withOptions({ force: false, ...options } as never)
    .withAnswers(answers);
}

const FILES = ['Dockerfile', '.dockerignore', '.ironhull/state.json'];
const all = (target: string): string[] => FILES.map((path) => read(target, path));

describe('yo ironhull:update', () => {
  it('gives the bytes of our own bin', async () => {
    const [cwd, other] = [repo('express-npm'), repo('express-npm')];
    expect((await ironhull(['update'], { cwd })).code).toBe(0);
    await run(other, { yes: true });
    expect(all(other)).toEqual(all(cwd));
  });

  it('keeps CRLF line ends', async () => {
    const cwd = repo('express-npm');
    writeFileSync(join(cwd, 'Dockerfile'), read(cwd, 'Dockerfile').replaceAll('\n', '\r\n'));
    await run(cwd, { yes: true });
    expect(read(cwd, 'Dockerfile')).not.toMatch(/[^\r]\n/);
    expect(read(cwd, 'Dockerfile')).toContain('24.2');
  });

  it('asks about a conflict, and takes the side that was chosen', async () => {
    const cwd = repo('fastapi-uv');
    await run(cwd, {}, { write: 'write', conflict: 'theirs' });
    expect(read(cwd, 'Dockerfile')).toContain('"--timeout-graceful-shutdown", "8"]\n');
    expect(read(cwd, 'Dockerfile')).toContain('USER 10001:10001\n');
  });

  it('stops at a conflict with nobody to ask: code 3, nothing written', async () => {
    const cwd = repo('fastapi-uv');
    const before = all(cwd);
    await expect(run(cwd, { yes: true })).rejects.toMatchObject({ code: 3 });
    expect(all(cwd)).toEqual(before);
  });

  it('refuses what it does not know', async () => {
    await expect(run(repo('express-npm'), { yes: true, port: 3000 })).rejects.toMatchObject({
      code: 2,
      message: expect.stringContaining('unknown flag --port'),
    });
  });
});
