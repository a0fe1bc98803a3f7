import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import type { Streams } from '../../src/cli/streams.ts';
import { HOSTILE, PAYLOAD, type HostileCase } from './cases.ts';

const home = process.cwd();
let parent = '';
afterEach(() => {
  process.chdir(home);
  process.removeAllListeners('SIGINT');
  process.removeAllListeners('SIGTERM');
  rmSync(parent, { recursive: true, force: true });
});

async function run(words: readonly string[]): Promise<{ readonly exit: unknown; readonly stderr: string }> {
  const stderr = new PassThrough();
  const seen: Buffer[] = [];
  stderr.on('data', (chunk: Buffer) => seen.push(chunk));
  const streams = { stdin: new PassThrough(), stdout: new PassThrough().resume(), stderr } as unknown as Streams;
  await main(words, streams);
  const exit = process.exitCode ?? 0;
  process.exitCode = 0;
  return { exit, stderr: Buffer.concat(seen).toString() };
}

/** Paths of everything below a folder; links are named, not followed. */
function listing(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => [`${folder}/${entry.name}`, ...(entry.isDirectory() ? listing(`${folder}/${entry.name}`) : [])])
    .toSorted();
}

describe('hostile input through our own bin', () => {
  for (const one of HOSTILE) it(one.name, () => check(one));
});

async function check({ make, words, exit, says }: HostileCase): Promise<void> {
  parent = mkdtempSync(join(tmpdir(), 'ironhull-hostile-'));
  const [repo, outside] = [join(parent, 'repo'), join(parent, 'outside')];
  mkdirSync(repo);
  mkdirSync(outside);
  make(repo, outside);
  const before = listing(parent);
  process.chdir(repo);
  const seen = await run(['retrofit', '--yes', ...words]);
  expect(seen.exit, seen.stderr).toBe(exit);
  if (exit === 0) return harmlessIn(repo);
  const [first = '', ...more] = seen.stderr.trimEnd().split('\n');
  expect(first).toMatch(says);
  expect(first).toMatch(/^ironhull: /);
  expect(
    more.filter((line) => !line.startsWith('  ')),
    'hints are indented',
  ).toEqual([]);
  expect(listing(parent)).toEqual(before);
}

function harmlessIn(repo: string): void {
  for (const name of ['Dockerfile', '.dockerignore']) {
    const lines = readFileSync(join(repo, name), 'utf8').split('\n');
    expect(lines.filter((line) => line.includes(PAYLOAD) && !line.startsWith('#'))).toEqual([]);
    expect(lines.filter((line) => /^USER (root|0)/.test(line))).toEqual([]);
  }
}
