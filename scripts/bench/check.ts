import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { allCases, discard, restore } from '../../test/case.ts';
import type { Row } from './row.ts';

const REPOS = 1_000;
const SHARDS = 4;
/** Milliseconds. */
const LIMIT = 20;
const MOST_BYTES = 200_000_000;

const PRESET = `schemaVersion: 1
name: Acme platform
contact: platform@acme.example
user: { uid: 10001 }
ports: { min: 1024 }
labels: { fixed: { com.acme.org: acme }, required: [com.acme.repo] }
files: { emit: [rego, hadolint], never: ['*.pem'] }
registries: { allowed: [docker.io, gcr.io, ghcr.io, cgr.dev, mcr.microsoft.com] }
rules: { required: [root-user] }
lock: [user, ports, 'labels.fixed["com.acme.org"]', labels.required, files, registries]
`;

/** What a check costs each of many repositories that follow one preset, and whether shards say the same as one run. */
export function checkRows(installed: string, root: string): readonly Row[] {
  const repos = manyRepos(join(root, 'many'));
  const [api, main] = ['api.js', 'cli/main.js'].map((file) => pathToFileURL(join(installed, 'dist/src', file)).href);
  inModule(root, 'retrofit', retrofitting(main ?? '', repos));
  for (const repo of repos) rmSync(join(repo, 'node_modules'), { recursive: true });
  const { wall, cpu } = JSON.parse(inModule(root, 'check', checking(api ?? '', repos))) as {
    wall: number;
    cpu: number;
  };
  const what = `check, each of ${REPOS} repositories`;
  return [
    { what, measured: wall, unit: 'ms', limit: LIMIT },
    { what: `${what}, processor`, measured: cpu, unit: 'ms', limit: Infinity },
    ...sharded(join(installed, 'dist/bin/ironhull.mjs'), root, repos),
  ];
}

/** Different repositories that follow one package: services of every stack, each with a name and a label of its own. */
function manyRepos(root: string): readonly string[] {
  const cases = allCases().filter(({ refused, answers }) => refused === null && Object.keys(answers).length === 0);
  const sources = cases.map(restore);
  const repos = Array.from({ length: REPOS }, (_, at) => join(root, `repo-${at}`));
  for (const [at, repo] of repos.entries()) {
    const source = sources[at % sources.length] ?? '';
    for (const name of readdirSync(source))
      if (name !== '.git') cpSync(join(source, name), join(repo, name), { recursive: true, verbatimSymlinks: true });
    const preset = join(repo, 'node_modules/@acme/ironhull');
    for (const folder of [join(repo, '.git'), preset]) mkdirSync(folder, { recursive: true });
    writeFileSync(join(preset, 'package.json'), '{ "name": "@acme/ironhull", "version": "1.0.0" }\n');
    writeFileSync(join(preset, 'preset.yaml'), PRESET);
    writeFileSync(
      join(repo, 'ironhull.config.yaml'),
      `schemaVersion: 1\nextends: ["npm:@acme/ironhull@^1"]\nlabels: { fixed: { com.acme.repo: repo-${at} } }\n`,
    );
  }
  sources.forEach(discard);
  return repos;
}

function retrofitting(main: string, repos: readonly string[]): string {
  return `import { main } from ${JSON.stringify(main)};
    process.stderr.setMaxListeners(0);
    process.stdout.setMaxListeners(0);
    for (const [at, repo] of ${JSON.stringify(repos)}.entries()) {
      await main(['retrofit', repo, '--yes', '--quiet', '--on-conflict', 'overwrite', '--name', 'repo-' + at], process);
      if (process.exitCode !== 0) throw new Error(repo);
    }`;
}

/** The calls of \`ironhull check\`, each repository timed for itself. */
function checking(api: string, repos: readonly string[]): string {
  return `import * as ironhull from ${JSON.stringify(api)};
    const [wall, cpu] = [[], []];
    for (const path of ${JSON.stringify(repos)}) {
      const [started, used] = [performance.now(), process.cpuUsage()];
      const repo = ironhull.openRepo(path);
      const { state } = ironhull.readState(repo, '0.1.0');
      const find = ironhull.findLocked(state.presets ?? [], repo);
      const { policy } = await ironhull.loadPolicy(ironhull.workTreeOf(repo), find, null);
      const held = { repo, state, policy, today: '2026-11-28' };
      const found = await ironhull.checkPolicy(held);
      const services = ironhull.check({ ...held, generator: '0.1.0' }, []);
      if (found.length > 0 || services.some(({ stale }) => stale.length > 0)) throw new Error(path + JSON.stringify({ found, services }));
      const { user, system } = process.cpuUsage(used);
      wall.push(performance.now() - started);
      cpu.push((user + system) / 1000);
    }
    const median = (times) => times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)];
    console.log(JSON.stringify({ wall: median(wall), cpu: median(cpu) }));`;
}

/** One run, and the same list over four shards whose reports are joined. Throws where they differ. */
function sharded(bin: string, root: string, repos: readonly string[]): readonly Row[] {
  const run = (words: readonly string[]): string => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...words], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: MOST_BYTES,
    });
    if (status !== 0) throw new Error(`${words.slice(0, 3).join(' ')} ended with ${status}: ${stderr.slice(0, 2_000)}`);
    return stdout;
  };
  const started = performance.now();
  const one = run(['check', '--json', ...repos.toSorted()]);
  const whole = performance.now() - started;
  const parts = Array.from({ length: SHARDS }, (_, at) => {
    const file = join(root, `shard-${at + 1}.json`);
    writeFileSync(file, run(['check', '--json', `--shard=${at + 1}/${SHARDS}`, ...repos]));
    return file;
  });
  if (run(['merge-reports', ...parts]) !== one) throw new Error(`${SHARDS} shards say something else than one run`);
  return [{ what: `ironhull check, ${REPOS} folders, each`, measured: whole / REPOS, unit: 'ms', limit: Infinity }];
}

function inModule(root: string, name: string, code: string): string {
  const script = join(root, `${name}.mjs`);
  writeFileSync(script, code);
  return execFileSync(process.execPath, [script], { cwd: root, encoding: 'utf8', maxBuffer: MOST_BYTES });
}
