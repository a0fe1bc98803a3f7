import { join } from 'node:path';
import { execa } from 'execa';
import type { Verdict } from '../../../src/verify/promise.ts';
import { dockerEnv } from '../bring-up/services.ts';
import type { LabHome } from '../home.ts';
import { FOREIGN_APPS, type ForeignApp } from './apps.ts';

export interface ForeignRun {
  readonly home: LabHome;
  readonly real: boolean;
  /** Names of the apps to verify, all when empty. */
  readonly only: readonly string[];
  readonly report: (line: string) => void;
}

const START = join(import.meta.dirname, '../../../scripts/start.mjs');

interface Document {
  readonly bench: string;
  readonly verdicts: readonly Verdict[];
}

/** Verifies Dockerfiles that are not ours as a user would, and holds each table against what it must be. Returns how many are not right. */
export async function runForeign(run: ForeignRun): Promise<number> {
  const apps = FOREIGN_APPS.filter(({ name }) => run.only.length === 0 || run.only.includes(name));
  let wrong = 0;
  for (const app of apps) {
    const faults = await verified(app, run);
    run.report(`${app.name}: ${faults.length === 0 ? 'the right table' : 'NOT the right table'}`);
    for (const fault of faults) run.report(`    ${fault}`);
    if (faults.length > 0) wrong++;
  }
  run.report(`\n${apps.length - wrong} passed, ${wrong} failed`);
  return wrong;
}

async function verified(app: ForeignApp, { home, real }: ForeignRun): Promise<readonly string[]> {
  const env = { ...(real ? {} : dockerEnv(home)), ...app.env };
  const { stdout, stderr, exitCode } = await execa(
    process.execPath,
    [START, 'verify', app.folder, '--json', ...app.words],
    { env, reject: false },
  );
  if (!stdout.startsWith('{')) return [`no table: exit code ${exitCode}, ${stderr.slice(-400)}`];
  const { bench, verdicts } = JSON.parse(stdout) as Document;
  const broken = verdicts.some(({ state }) => state === 'broken');
  return [
    ...differences(real ? app.table : { ...app.table, ...app.onStandIns }, verdicts),
    ...(exitCode === (broken ? 1 : 0) ? [] : [`exit code ${exitCode}`]),
    ...app.hidden.filter((text) => `${stdout}${stderr}`.includes(text)).map(() => 'a secret value is printed'),
    ...(await leftBehind(bench, env)),
  ];
}

function differences(table: ForeignApp['table'], verdicts: readonly Verdict[]): readonly string[] {
  return verdicts.flatMap(({ promise, state, seen }) => {
    const wanted = table[promise] ?? 'proven';
    return state === wanted ? [] : [`${promise} is ${state}, not ${wanted}: ${seen.join('; ')}`];
  });
}

async function leftBehind(bench: string, env: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const listed = async (...args: readonly string[]): Promise<string> => (await execa('docker', args, { env })).stdout;
  const left = [
    await listed('ps', '--all', '--quiet', '--filter', `label=io.github.ironhull.verify=${bench}`),
    await listed('network', 'ls', '--quiet', '--filter', `name=${bench}`),
    await listed('image', 'ls', '--quiet', bench),
  ];
  return left.filter((ids) => ids.trim() !== '').map((ids) => `left behind in Docker: ${ids.trim()}`);
}
