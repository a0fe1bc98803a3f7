/**
 * Compares `oracle.json` with real builds: `node test/context/oracle.ts [--write]`, with `docker buildx` on the PATH and
 * `DOCKER_HOST`, `DOCKER_CONFIG` and `BUILDX_BUILDER` naming a builder (the lab's will do). `--write` puts down what was seen.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inContext, ORACLE, readOracle } from './oracle-case.ts';
import type { Oracle, OracleCase } from './oracle-case.ts';

function build(context: string, one: OracleCase): string[] | null {
  const sent = mkdtempSync(join(tmpdir(), 'sent-'));
  const dockerfile = join(context, one.dockerfile ?? 'Dockerfile');
  const run = spawnSync(
    'docker',
    ['buildx', 'build', '--no-cache', '-f', dockerfile, '--output', `type=local,dest=${sent}`, context],
    { encoding: 'utf8' },
  );
  // A refused ignore file says so; anything else that fails is a failure of the lab, not an answer.
  const refused = /dockerignore|pattern/.test(run.stderr);
  if (run.status !== 0 && !refused) throw new Error(run.stderr);
  const files = filesBelow(sent, '');
  rmSync(sent, { recursive: true, force: true });
  return run.status === 0 ? files.toSorted() : null;
}

/** Not `readdirSync` with `recursive`, which goes through links to folders. */
function filesBelow(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(root, path) : [path];
  });
}

function version(): string {
  const inspected = execFileSync('docker', ['buildx', 'inspect'], { encoding: 'utf8' });
  return `BuildKit ${/BuildKit version:\s*(\S+)/.exec(inspected)?.[1] ?? 'of an unknown version'}`;
}

function main(oracle: Oracle, write: boolean): void {
  const cases = oracle.cases.map((one) => ({ ...one, sends: inContext(oracle, one, (folder) => build(folder, one)) }));
  const different = cases.filter(
    (one, index) => JSON.stringify(one.sends) !== JSON.stringify(oracle.cases[index]?.sends),
  );
  for (const { name, sends } of different) console.log(`${name}: a real build sends ${JSON.stringify(sends)}`);
  console.log(`${cases.length - different.length} of ${cases.length} cases as in oracle.json`);
  if (write) writeFileSync(ORACLE, `${JSON.stringify({ ...oracle, builder: version(), cases }, null, 2)}\n`);
  else if (different.length > 0) process.exitCode = 1;
}

main(readOracle(), process.argv.includes('--write'));
