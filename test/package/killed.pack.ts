import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { readCase, restore } from '../case.ts';
import { earlierRepo } from '../update/scene.ts';

const bin = join(inject('installed').app, 'node_modules/.bin/ironhull');
const KILL_AT = join(import.meta.dirname, 'kill-at.mjs');
/** 200 runs in all, of the same seeds each time; `SEED=n` takes others. */
const SEED = Number(process.env['SEED'] ?? 1);
const BY_CALL = 140;
const BY_TIME = 60;
const AT_ONCE = 2;

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** Path → text of everything in a repo. */
type Tree = Readonly<Record<string, string>>;

/** Something people type, where it writes. */
interface Scene {
  readonly about: string;
  readonly words: readonly string[];
  readonly start: string;
  readonly old: Tree;
  readonly new: Tree;
  /** Calls of the writer from the first one that changes something. */
  readonly calls: number;
  /** Milliseconds of a whole run. */
  readonly lasts: number;
}

describe('200 runs that are killed', () => {
  it('leave each file old or new, and the next run makes all of them new', { timeout: 1_800_000 }, async () => {
    const scenes = [
      await sceneOf('a first retrofit', restore(readCase('go', 'chi')), ['--yes']),
      await sceneOf('an update of edited files', earlierRepo('fastapi-uv'), ['update', '--on-conflict', 'both']),
      await sceneOf('a foreign file that is replaced', foreign(), ['--yes', '--on-conflict', 'overwrite']),
    ];
    const random = numbers(SEED);
    const runs = Array.from({ length: BY_CALL + BY_TIME }, (_, at) => ({
      scene: scenes[at % scenes.length]!,
      byCall: at < BY_CALL,
      fraction: random(),
      again: random(),
      torn: random() < 0.5,
    }));
    const ends = new Map<string, number>();
    const queue = [...runs];
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
          const end = await killedRun(next);
          ends.set(end, (ends.get(end) ?? 0) + 1);
        }
      }),
    );
    console.log(Object.fromEntries(ends));
    // Had every run been killed too early or too late, nothing would have been shown.
    expect(ends.get('between old and new')).toBeGreaterThan(50);
  });
});

interface Kill {
  readonly scene: Scene;
  readonly byCall: boolean;
  readonly fraction: number;
  readonly again: number;
  readonly torn: boolean;
}

/** Kills one run, every third one also in its recovery, looks at what stands there, and lets the next run end it. */
async function killedRun(kill: Kill): Promise<string> {
  const { scene, byCall, fraction, again, torn } = kill;
  const repo = copyOf(scene.start);
  const first = byCall
    ? await run(repo, scene.words, { KILL_AT: String(Math.floor(fraction * scene.calls)), KILL_TORN: torn ? '1' : '0' })
    : await runFor(repo, scene, fraction);
  // It was over before the signal came: earlier, then.
  if (first.signal !== 'SIGKILL' && !byCall) return killedRun({ ...kill, fraction: fraction * 0.8 });
  expect(first.signal).toBe('SIGKILL');
  const left = readTree(repo);
  expectOldOrNew(left, scene);
  if (again < 0.33) {
    await run(repo, scene.words, { KILL_AT: String(Math.floor(again * 3 * scene.calls)) });
    expectOldOrNew(readTree(repo), scene);
  }
  const next = await run(repo, scene.words, {});
  expect({ code: next.code, stderr: next.stderr }).toEqual({ code: 0, stderr: '' });
  expect(readTree(repo)).toEqual(scene.new);
  rmSync(repo, { recursive: true });
  const same = (tree: Tree): boolean => JSON.stringify(left) === JSON.stringify(tree);
  return same(scene.old) ? 'nothing written' : same(scene.new) ? 'all written' : 'between old and new';
}

/** Every file is wholly old or wholly new; only the writer's own files may lie beside them. */
function expectOldOrNew(left: Tree, scene: Scene): void {
  for (const path of new Set([...Object.keys(scene.old), ...Object.keys(scene.new)]))
    expect([scene.old[path], scene.new[path]], `${scene.about}: ${path}`).toContain(left[path]);
  const others = Object.keys(left).filter((path) => !(path in scene.old) && !(path in scene.new));
  expect(others.filter((path) => !/(^|\/)\.ironhull(-\d+-\d+-(old|new)$|\/journal\.json(\.new)?$)/.test(path))).toEqual(
    [],
  );
}

interface Ran {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stderr: string;
}

async function run(repo: string, words: readonly string[], env: Readonly<Record<string, string>>): Promise<Ran> {
  return ended(begin(repo, words, env));
}

/** Kills from outside: at any time of the run, or soon after the writer's first trace is seen. */
async function runFor(repo: string, scene: Scene, fraction: number): Promise<Ran> {
  const child = begin(repo, scene.words, {});
  const end = ended(child);
  if (fraction < 0.3) await sleep((fraction / 0.3) * scene.lasts);
  else {
    while (child.exitCode === null && !existsSync(join(repo, '.ironhull/journal.json'))) await sleep(0);
    await sleep((fraction - 0.3) * 8);
  }
  child.kill('SIGKILL');
  return end;
}

function begin(
  repo: string,
  words: readonly string[],
  env: Readonly<Record<string, string>>,
): ReturnType<typeof spawn> {
  const preload = Object.keys(env).length === 0 ? [] : ['--import', KILL_AT];
  return spawn(process.execPath, [...preload, bin, ...words], {
    cwd: repo,
    env: { PATH: process.env['PATH'], HOME: tmpdir(), NO_COLOR: '1', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

async function ended(child: ReturnType<typeof spawn>): Promise<Ran> {
  let stderr = '';
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  return { code, signal, stderr };
}

/** What a command makes of a repo when nobody stops it. */
async function sceneOf(about: string, start: string, words: readonly string[]): Promise<Scene> {
  folders.push(join(start, '..'));
  const repo = copyOf(start);
  const count = join(repo, '..', 'calls');
  const begun = performance.now();
  const { code, stderr } = await run(repo, words, { KILL_COUNT: count });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const lasts = performance.now() - begun;
  return { about, words, start, old: readTree(start), new: readTree(repo), calls: Number(readFileSync(count)), lasts };
}

function foreign(): string {
  const repo = restore(readCase('node', 'express-npm'));
  writeFileSync(join(repo, 'Dockerfile'), '\uFEFFFROM node\r\nCOPY . .\r\nCMD npm start\r\n');
  return repo;
}

function copyOf(repo: string): string {
  const parent = mkdtempSync(join(tmpdir(), 'ironhull-killed-'));
  folders.push(parent);
  const copy = join(parent, 'repo');
  cpSync(repo, copy, { recursive: true });
  return copy;
}

function readTree(repo: string): Tree {
  const paths = readdirSync(repo, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const names = paths.map(({ parentPath, name }) => join(parentPath, name).slice(repo.length + 1)).toSorted();
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(repo, name), 'latin1')]));
}

const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Numbers from 0 to 1, the same ones for a seed. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
