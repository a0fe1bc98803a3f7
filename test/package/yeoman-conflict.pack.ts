import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { discard } from '../case.ts';
import { expectedText, restore, takeoverCases } from '../takeover/cases.ts';
import { scratch, yo } from './yo.ts';

const fixture = takeoverCases().find(({ name }) => name === 'node-token');

/** A repository with a Dockerfile of its own, taken over through yo. */
function takenOver(way: string) {
  if (fixture === undefined) throw new Error('no case node-token');
  const { home, repo } = scratch();
  const restored = restore(fixture);
  cpSync(restored, repo, { recursive: true });
  discard(restored);
  const before = readFileSync(join(repo, 'Dockerfile'), 'utf8');
  const { status, stdout, stderr } = yo(home, repo, 'ironhull:retrofit', '--yes', '--on-conflict', way);
  const read = (path: string) => readFileSync(join(repo, path), 'utf8');
  return { repo, before, status, said: `${stdout}\n${stderr}`, read };
}

describe('a foreign Dockerfile through yo', () => {
  it.each([
    ['fail', 3],
    ['keep', 0],
  ])('%s writes nothing and ends with %i', (way, exit) => {
    const { repo, before, status, said, read } = takenOver(way);
    expect(status, said).toBe(exit);
    expect(read('Dockerfile')).toBe(before);
    expect(existsSync(join(repo, '.ironhull'))).toBe(false);
  });

  it('beside leaves the old file and writes ours next to it', () => {
    const { repo, before, status, said, read } = takenOver('beside');
    expect(status, said).toBe(0);
    expect(read('Dockerfile')).toBe(before);
    expect(existsSync(join(repo, 'Dockerfile.ironhull.dockerignore'))).toBe(true);
  });

  it('adopt writes what our own bin writes', () => {
    const { status, said, read } = takenOver('adopt');
    expect(status, said).toBe(0);
    if (fixture !== undefined) expect(read('Dockerfile')).toBe(expectedText(fixture, 'Dockerfile', read('Dockerfile')));
  });
});
