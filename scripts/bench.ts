import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { discard, readCase, restore } from '../test/case.ts';
import { auditRows } from './bench/audit.ts';
import { checkRows } from './bench/check.ts';
import { holds, line, median, type Row } from './bench/row.ts';

/**
 * `npm run bench`: how fast the installed tarball is, as medians beside `node -e 0` in the same run, and what it may cost at most.
 * Ends with 1 when a limit is broken. Needs the network once, to install the tarball's dependencies.
 */
const ROUNDS = 15;
const LARGE = 20_000;
const PER_FOLDER = 200;

const root = mkdtempSync(join(tmpdir(), 'ironhull-bench-'));
try {
  const installed = install();
  // `npm run bench -- audit` or `-- check` leaves out the rest.
  const parts: Readonly<Record<string, () => readonly Row[]>> = {
    start: () => measure(installed),
    check: () => checkRows(installed, root),
    audit: () => auditRows(installed, root),
  };
  const [, , only] = process.argv;
  const rows = Object.entries(parts).flatMap(([name, run]) => (only === undefined || only === name ? run() : []));
  for (const row of rows) console.log(line(row));
  process.exitCode = rows.every(holds) ? 0 : 1;
} finally {
  rmSync(root, { recursive: true, force: true });
}

function install(): string {
  const npm = (cwd: string, ...words: readonly string[]): string =>
    execFileSync('npm', words, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  const app = join(root, 'app');
  mkdirSync(app);
  writeFileSync(join(app, 'package.json'), '{ "private": true }\n');
  npm(join(import.meta.dirname, '..'), 'pack', '--silent', '--pack-destination', root);
  npm(app, 'install', '--silent', '--no-audit', '--no-fund', join(root, 'generator-ironhull-0.1.0.tgz'));
  return join(app, 'node_modules/generator-ironhull');
}

function measure(installed: string): readonly Row[] {
  const bin = join(installed, 'dist/bin/ironhull.mjs');
  const commands: Readonly<Record<string, () => number>> = {
    'node -e 0': () => wall(root, '-e', '0'),
    '--version': () => wall(root, bin, '--version'),
    '--help': () => wall(root, bin, '--help'),
    'retrofit --yes, Express': () => inFreshRepo((repo) => wall(repo, bin, 'retrofit', '--yes')),
  };
  const times = medians(commands);
  const base = times['node -e 0'] ?? 0;
  const timed = (what: string, limit: number): Row => {
    const measured = times[what] ?? 0;
    return { what, measured, unit: 'ms', ratio: measured / base, limit };
  };
  return [
    { what: 'node -e 0', measured: base, unit: 'ms', ratio: 1, limit: Infinity },
    timed('--version', 1.5),
    timed('--help', 1.5),
    timed('retrofit --yes, Express', 6),
    ...large(installed),
  ];
}

/** Rounds are interleaved, so that whatever else the machine does falls on all alike; the first one warms the caches. */
function medians(commands: Readonly<Record<string, () => number>>): Record<string, number> {
  const seen: Record<string, number[]> = {};
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const [what, run] of Object.entries(commands)) {
      const time = run();
      if (round > 0) (seen[what] ??= []).push(time);
    }
  return Object.fromEntries(Object.entries(seen).map(([what, times]) => [what, median(times)]));
}

function wall(cwd: string, ...words: readonly string[]): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, words, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const time = performance.now() - started;
  if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}: ${stderr}`);
  return time;
}

function inFreshRepo(run: (repo: string) => number): number {
  const repo = restore(readCase('node', 'express-npm'));
  try {
    return run(repo);
  } finally {
    discard(repo);
  }
}

/** Detection of a large repository, and the most memory that a whole run in it takes. */
function large(installed: string): readonly Row[] {
  const repo = largeRepo();
  const api = pathToFileURL(join(installed, 'dist/src/api.js')).href;
  const main = pathToFileURL(join(installed, 'dist/src/cli/main.js')).href;
  const detection = inModule(`import { detect, openRepo } from ${JSON.stringify(api)};
    const started = performance.now();
    const services = detect(openRepo(${JSON.stringify(repo)}), {}, []);
    if (services.length !== 1) throw new Error('nothing detected');
    console.log(performance.now() - started);`);
  const memory = inModule(`import { main } from ${JSON.stringify(main)};
    await main(['retrofit', ${JSON.stringify(repo)}, '--yes', '--quiet'], process);
    if (process.exitCode !== 0) throw new Error('retrofit failed');
    console.log(process.resourceUsage().maxRSS / 1024);`);
  return [
    { what: `detection in ${LARGE} files`, measured: detection, unit: 'ms', limit: 1000 },
    { what: `memory, retrofit in ${LARGE} files`, measured: memory, unit: 'MB', limit: 150 },
  ];
}

function largeRepo(): string {
  const restored = restore(readCase('node', 'express-npm'));
  const repo = join(root, 'large');
  cpSync(restored, repo, { recursive: true });
  discard(restored);
  for (let folder = 0; folder < LARGE / PER_FOLDER; folder += 1) {
    const path = join(repo, 'src/generated', `part-${folder}`);
    mkdirSync(path, { recursive: true });
    for (let file = 0; file < PER_FOLDER; file += 1)
      writeFileSync(join(path, `entry-${file}.js`), `export const n = ${file};\n`);
  }
  return repo;
}

/** The median of what a module prints in processes of its own. */
function inModule(code: string): number {
  const runs = Array.from({ length: 5 }, () =>
    Number(execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: root, encoding: 'utf8' })),
  );
  return median(runs);
}
