import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { discard, readCase, restore } from '../case.ts';
import { ironhull } from '../cli/spawn.ts';

const restored: string[] = [];
afterAll(() => restored.forEach(discard));

const OWN = 'FROM node:24\nWORKDIR /app\nCOPY . .\nRUN npm install\nCMD ["node", "src/server.js"]\n';

/** A repo that builds two images of the same program. */
function repoOfTwo(): string {
  const cwd = restore(readCase('node', 'express-npm'));
  restored.push(cwd);
  for (const name of ['debian', 'fast']) {
    mkdirSync(join(cwd, 'docker', name), { recursive: true });
    writeFileSync(join(cwd, 'docker', name, 'Dockerfile'), OWN);
  }
  return cwd;
}

it('stops where several Dockerfiles could be meant, and names the flag', async () => {
  const { code, stderr } = await ironhull(['retrofit', '--yes'], { cwd: repoOfTwo() });
  expect(code).toBe(3);
  expect(stderr).toContain('ironhull retrofit --dockerfile docker/fast/Dockerfile');
});

it('knows in the next run which one was meant, and says how to name it', async () => {
  const cwd = repoOfTwo();
  const read = (name: string): string => readFileSync(join(cwd, 'docker', name, 'Dockerfile'), 'utf8');
  const words = ['--dockerfile', 'docker/fast/Dockerfile', '--on-conflict', 'adopt'];
  const first = await ironhull(['retrofit', '--yes', ...words], { cwd });
  expect(first.code, first.stderr).toBe(0);
  const said = first.stdout.replaceAll(/ \\\n\s+/g, ' ');
  expect(said).toContain('ironhull retrofit --yes --dockerfile docker/fast/Dockerfile');
  expect(said).toContain('ironhull verify --file docker/fast/Dockerfile');
  const written = read('fast');
  expect(written).not.toBe(OWN);
  const second = await ironhull(['retrofit', '--yes'], { cwd });
  expect(second.code, second.stderr).toBe(0);
  expect([read('fast'), read('debian')]).toEqual([written, OWN]);
});
