import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, inject, it } from 'vitest';
import { discard, readCase, restore } from '../case.ts';

const { app } = inject('installed');
const root = mkdtempSync(join(tmpdir(), 'ironhull-large-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const FILES = 100_000;
const PER_FOLDER = 500;

/** A node repo with a hundred thousand small files in it. */
function largeRepo(): string {
  const restored = restore(readCase('node', 'express-npm'));
  const repo = join(root, 'repo');
  cpSync(restored, repo, { recursive: true });
  discard(restored);
  for (let folder = 0; folder < FILES / PER_FOLDER; folder += 1) {
    const path = join(repo, 'src/generated', `part-${folder}`);
    mkdirSync(path, { recursive: true });
    for (let file = 0; file < PER_FOLDER; file += 1)
      writeFileSync(join(path, `entry-${file}.js`), `export const n = ${file};\n`);
  }
  return repo;
}

it('a repository of 100,000 files works, in bounded time and memory', () => {
  const repo = largeRepo();
  const main = pathToFileURL(join(app, 'node_modules/generator-ironhull/dist/src/cli/main.js')).href;
  const code = `const { main } = await import(${JSON.stringify(main)});
await main(['retrofit', ${JSON.stringify(repo)}, '--yes', '--quiet'], process);
console.log(JSON.stringify({ exit: process.exitCode ?? 0, kilobytes: process.resourceUsage().maxRSS }));`;
  const started = performance.now();
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    encoding: 'utf8',
    timeout: 120_000,
  });
  const seconds = (performance.now() - started) / 1000;
  const seen = JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as {
    readonly exit: number;
    readonly kilobytes: number;
  };
  expect(seen.exit, stderr).toBe(0);
  expect(seconds).toBeLessThan(30);
  expect(seen.kilobytes / 1024).toBeLessThan(400);
});
