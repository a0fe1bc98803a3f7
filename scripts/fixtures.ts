/**
 * `npm run fixtures [-- stack/case …]` installs every fixture for real and frozen, with the package manager it pins.
 * `--relock stack/case …` makes the lockfile again and stores it.
 */
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';
import { packCrates, serveCrates } from './fixture-crates.ts';
import { copyFixture, pointAtLoopback, pointBack } from './fixture-copy.ts';
import { goProxyEnvironment, layOutGoProxy } from './fixture-go-proxy.ts';
import { headersFolder, hideHosts, LOCKS_WITH_HOSTS, npmRegistry, restoreHosts } from './fixture-hosts.ts';
import { serveIndex } from './fixture-index.ts';
import { packRegistry, serveRegistry } from './fixture-registry.ts';
import { RUNNERS, type Runner, runnerOf } from './fixture-runners.ts';
import { toolFolder } from './fixture-tool.ts';

const ROOT = join(import.meta.dirname, '..', 'test', 'fixtures');
const TOKEN = 'fixture-token';
const PRIVATE_HOST = 'npm.acme.example';
const CARGO_HOST = 'cargo.acme.example';
const PYTHON_HOST = 'pypi.acme.example';

interface Outcome {
  readonly state: 'installed' | 'skipped' | 'failed';
  readonly detail: string;
}

function allCases(): readonly string[] {
  const stacks = readdirSync(ROOT, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return stacks.flatMap((stack) =>
    readdirSync(join(ROOT, stack.name))
      .filter((name) => existsSync(join(ROOT, stack.name, name, 'case.json')))
      .map((name) => `${stack.name}/${name}`),
  );
}

function environment(runner: Runner, programs: string | null, folder: string): NodeJS.ProcessEnv {
  const path = [programs, process.env['PATH']].filter((part) => part !== null).join(delimiter);
  const own = {
    NPM_TOKEN: TOKEN,
    CARGO_REGISTRIES_ACME_TOKEN: TOKEN,
    CARGO_REGISTRY_GLOBAL_CREDENTIAL_PROVIDERS: 'cargo:token',
    YARN_REGISTRY: npmRegistry(),
    ...goProxyEnvironment(folder),
    ...runner.environment,
    PATH: path,
  };
  const headers = headersFolder();
  const addons = headers === '' ? {} : { npm_config_nodedir: headers };
  return { ...process.env, ...addons, ...own, ...userConfiguration(runner, folder) };
}

/**
 * pnpm takes tokens from the user's configuration alone: the project's own stands in for it. Yarn remembers addresses of packages, which
 * hold for one loopback port only: it gets a folder of its own.
 */
function userConfiguration(runner: Runner, folder: string): NodeJS.ProcessEnv {
  if (runner.pip !== undefined || runner.name === 'pip')
    return existsSync(join(folder, 'pip.conf')) ? { PIP_CONFIG_FILE: join(folder, 'pip.conf') } : {};
  if (runner.name === 'yarn-berry') return { YARN_GLOBAL_FOLDER: join(folder, '.yarn', 'global') };
  const file = join(folder, '.npmrc');
  if (runner.name !== 'pnpm' || !existsSync(file)) return {};
  return { npm_config_userconfig: file, pnpm_config_npmrc_auth_file: file };
}

async function run(
  program: string,
  args: readonly string[],
  folder: string,
  env: NodeJS.ProcessEnv,
): Promise<string | null> {
  const child = spawn(program, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return code === 0
    ? null
    : `${program} ${args.join(' ')} ended with ${code}\n${Buffer.concat(output).toString().slice(-3000)}`;
}

interface Registry {
  readonly server: Server;
  readonly port: number;
}

/** uv reads the address from its own files; pip gets it from a configuration, and Poetry's lock is installed by pip. */
async function openIndex(registry: string, folder: string): Promise<Registry> {
  const index = await serveIndex(registry);
  if (existsSync(join(folder, 'uv.lock'))) pointAtLoopback(folder, PYTHON_HOST, index.port);
  else writeFileSync(join(folder, 'pip.conf'), `[global]\nextra-index-url = http://127.0.0.1:${index.port}/simple/\n`);
  return index;
}

/** Cargo reads the address from the repo's own configuration, and the lock holds it. */
async function openCrates(id: string, folder: string): Promise<Registry> {
  const opened = await serveCrates(packCrates(join(ROOT, id)), TOKEN);
  pointAtLoopback(folder, CARGO_HOST, opened.port);
  return opened;
}

async function openRegistry(id: string, folder: string): Promise<Registry | null> {
  const registry = join(ROOT, id, 'registry');
  if (id.startsWith('go/') && existsSync(registry)) layOutGoProxy(registry, folder);
  if (id.startsWith('python/') && existsSync(registry)) return await openIndex(registry, folder);
  if (id.startsWith('rust/') && existsSync(registry)) return await openCrates(id, folder);
  if (!id.startsWith('node/') || !existsSync(registry)) return null;
  const opened = await serveRegistry(packRegistry(registry), TOKEN);
  pointAtLoopback(folder, PRIVATE_HOST, opened.port);
  return opened;
}

async function steps(runner: Runner, folder: string, lines: readonly (readonly string[])[]): Promise<Outcome> {
  const tool = runner.tool(folder);
  const env = environment(runner, toolFolder(tool), folder);
  for (const args of lines) {
    const failure = await run(tool.program, args, folder, env);
    if (failure !== null) return { state: 'failed', detail: failure };
  }
  if (runner.pip !== undefined && lines === runner.install) {
    const failure = await run('pip', runner.pip, folder, env);
    if (failure !== null) return { state: 'failed', detail: failure };
  }
  return { state: 'installed', detail: `${tool.package} ${tool.version}`.trim() };
}

async function install(id: string, folder: string): Promise<Outcome> {
  const runner = runnerOf(folder);
  if (runner === null) return { state: 'skipped', detail: 'no lockfile, on purpose' };
  if (LOCKS_WITH_HOSTS.includes(runner.lockfile)) restoreHosts(folder, runner.lockfile);
  return await steps(runner, folder, runner.install);
}

async function relock(id: string, folder: string, manager: string, registry: Registry | null): Promise<Outcome> {
  const runner = RUNNERS.find((entry) => entry.name === manager);
  if (runner === undefined) return { state: 'failed', detail: `no runner is called ${manager}` };
  if (LOCKS_WITH_HOSTS.includes(runner.lockfile) && existsSync(join(folder, runner.lockfile)))
    restoreHosts(folder, runner.lockfile);
  const outcome = await steps(runner, folder, runner.relock);
  if (outcome.state === 'failed') return outcome;
  if (LOCKS_WITH_HOSTS.includes(runner.lockfile)) hideHosts(folder, runner.lockfile);
  if (registry !== null) pointBack(folder, id.startsWith('rust/') ? CARGO_HOST : PRIVATE_HOST, registry.port);
  copyFileSync(join(folder, runner.lockfile), join(ROOT, id, 'repo', runner.lockfile));
  return outcome;
}

async function one(id: string, manager: string | undefined): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'ironhull-fixture-'));
  copyFixture(join(ROOT, id, 'repo'), folder);
  const registry = await openRegistry(id, folder);
  try {
    return manager === undefined ? await install(id, folder) : await relock(id, folder, manager, registry);
  } finally {
    registry?.server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { relock: { type: 'string' } } });
  const wanted = allCases().filter((id) => positionals.length === 0 || positionals.some((part) => id.startsWith(part)));
  let failed = 0;
  for (const [index, id] of wanted.entries()) {
    const start = performance.now();
    const outcome = await one(id, values.relock);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`${index + 1}/${wanted.length} ${id}: ${outcome.state} (${outcome.detail}) ${seconds} s`);
    if (outcome.state === 'failed') failed += 1;
  }
  console.log(`${wanted.length - failed} of ${wanted.length} as they should be`);
  process.exitCode = failed === 0 ? 0 : 1;
}

await main();
