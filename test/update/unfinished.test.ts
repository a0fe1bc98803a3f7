import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ironhull } from '../cli/spawn.ts';
import { discard, earlierRepo, generated, has, read, type Earlier } from './scene.ts';

const made: string[] = [];
afterEach(() => made.splice(0).forEach(discard));

function repo(name: Earlier): string {
  const target = earlierRepo(name);
  made.push(target);
  return target;
}

describe('a conflict', () => {
  it('goes into the file between markers on request, and the state waits until they are gone', async () => {
    const cwd = repo('fastapi-uv');
    const [yours, base] = [read(cwd, 'Dockerfile'), generated(cwd, 'Dockerfile')];
    const { code, stdout } = await ironhull(['update', '--on-conflict', 'markers'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('line 41 was changed by you and by ironhull; not settled yet');
    const marked = read(cwd, 'Dockerfile');
    expect(marked).toMatch(
      /^<<<<<<< yours\n.*"--workers", "2"\]\n\|{7} .*\n.*\n={7}\n.*"8"\]\n>>>>>>> generated now$/m,
    );
    expect(generated(cwd, 'Dockerfile')).toBe(base);
    for (const words of [
      ['update'],
      ['update', '--on-conflict', 'ours'],
      ['retrofit', '--yes'],
      ['check'],
      ['restore'],
    ]) {
      const told = await ironhull(words, { cwd });
      expect(told.code).toBe(3);
      expect(told.stderr).toMatch(
        /^ironhull: Dockerfile:\d+ still has a conflict between markers\. Nothing was written\./,
      );
    }
    // Who brings the old file back has settled nothing.
    writeFileSync(join(cwd, 'Dockerfile'), yours);
    expect((await ironhull(['update'], { cwd })).code).toBe(3);
    // Settled by hand, with the user's side: it stays settled.
    const settled = marked.replace(/<<<<<<< yours\n(.*\n)\|{7}[^>]*>>>>>>> generated now\n/, '$1');
    writeFileSync(join(cwd, 'Dockerfile'), settled);
    expect((await ironhull(['update'], { cwd })).code).toBe(0);
    expect(read(cwd, 'Dockerfile')).toBe(settled);
    expect(generated(cwd, 'Dockerfile')).toContain('"--timeout-graceful-shutdown"');
    expect(read(cwd, '.ironhull/state.json')).not.toContain('"pending"');
    expect((await ironhull(['check', '--fail-on', 'outdated'], { cwd })).code).toBe(0);
  });

  it('left open does not look as if the repo had changed', async () => {
    const cwd = repo('fastapi-uv');
    for (const words of [
      ['update', '--on-conflict', 'keep'],
      ['update', '--on-conflict', 'beside'],
    ]) {
      expect((await ironhull(words, { cwd })).code).toBe(0);
      const { code, stdout } = await ironhull(['check'], { cwd });
      expect({ code, stale: stdout.includes('stale') }).toEqual({ code: 0, stale: false });
    }
  });
});

describe('a run that was stopped while it wrote', () => {
  it('is ended by the next one, and nothing is said of files in between', async () => {
    const cwd = repo('express-npm');
    const journal = { schemaVersion: 1, phase: 'prepare', tag: 0, folders: [], entries: [] };
    writeFileSync(join(cwd, '.ironhull/journal.json'), JSON.stringify(journal));
    for (const words of [['check'], ['update', '--dry-run'], ['retrofit', '--yes', '--plan']]) {
      const { code, stderr } = await ironhull(words, { cwd });
      expect(code).toBe(2);
      expect(stderr).toMatch(/^ironhull: an earlier run was stopped while it wrote\. Nothing was written\./);
    }
    expect((await ironhull(['update'], { cwd })).code).toBe(0);
    expect(has(cwd, '.ironhull/journal.json')).toBe(false);
    expect((await ironhull(['check'], { cwd })).code).toBe(0);
  });
});
