import { chmod, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { declaredPackages } from '../../../src/verify/declared.ts';
import { declaredDeviations, developmentPackages } from '../../../src/verify/development.ts';
import { shippedBase } from '../../../src/verify/shipped-stage.ts';
import type { Subject } from '../../../src/verify/subject.ts';
import type { Plan } from '../../../src/model/plan.ts';
import { LOCKS_WITH_HOSTS, restoreHosts } from '../../../scripts/fixture-hosts.ts';
import { readCase, restore, type Case } from '../../case.ts';
import { LabFault } from '../faults.ts';
import { FIXTURES, type TakenOver } from './cases.ts';

const START = process.env['TAKEOVER_BIN'] ?? join(import.meta.dirname, '../../../scripts/start.mjs');
const WORDS = ['--on-conflict', 'adopt'];

/** The fixture as its team has it. */
export async function beforeOf(one: TakenOver): Promise<{ readonly folder: string; readonly subject: Subject }> {
  const folder = await restored(one);
  const { dockerfile, target, context } = one.before;
  const subject = await subjectOf(join(folder, context), join(folder, dockerfile));
  return { folder, subject: { ...subject, slow: one.slow, target, port: one.port, endpoint: one.requests[0] ?? '/' } };
}

/** The same after `ironhull retrofit`, run as a user runs it. */
export async function afterOf(one: TakenOver): Promise<{ readonly folder: string; readonly subject: Subject }> {
  const folder = await restored(one);
  const { words = WORDS } = JSON.parse(await readFile(join(FIXTURES, one.fixture, 'case.json'), 'utf8')) as {
    readonly words?: readonly string[];
  };
  const run = await execa(process.execPath, [START, 'retrofit', '--yes', '--json', ...words], {
    cwd: folder,
    reject: false,
  });
  if (run.exitCode !== 0) throw new LabFault(`${one.name}: the takeover failed`, [run.stderr]);
  const report = JSON.parse(run.stdout) as Report;
  const service = report.services.find(({ path }) => path === one.service);
  if (service === undefined) throw new LabFault(`${one.name}: no service ${one.service} in the report`);
  const { plan, build } = service;
  const { dockerfile, context } = builtBy(build);
  const subject = await subjectOf(join(folder, context), join(folder, dockerfile ?? join(context, 'Dockerfile')));
  const { port, endpoint } = plan.process;
  return { folder, subject: { ...subject, slow: one.slow, port, endpoint: endpoint ?? '/', writable: plan.writable } };
}

interface Report {
  readonly services: readonly { readonly path: string; readonly plan: Plan; readonly build: string }[];
}

/** The build line that ironhull prints is what is run here. */
function builtBy(line: string): { readonly dockerfile: string | undefined; readonly context: string } {
  const words = line.split(' ');
  const at = words.indexOf('-f');
  return { dockerfile: at === -1 ? undefined : words[at + 1], context: words.at(-1) ?? '.' };
}

async function subjectOf(context: string, dockerfile: string): Promise<Subject> {
  const text = await readFile(dockerfile, 'utf8');
  return {
    context,
    dockerfile,
    target: null,
    buildFlags: [],
    buildEnv: {},
    mounted: [],
    passed: [],
    base: shippedBase(text, null),
    endpoint: '/',
    slow: null,
    writable: [],
    runEnv: {},
    development: await developmentPackages(context),
    osPackages: declaredPackages(text),
    cold: false,
    compiled: /\bgo build\b/.test(text),
    deviations: declaredDeviations(text),
  };
}

async function restored({ fixture }: TakenOver): Promise<string> {
  const own = join(FIXTURES, fixture);
  const plain: Case = {
    ...readCase('node', 'express-npm'),
    name: fixture,
    folder: own,
    repo: join(own, 'repo'),
    modes: {},
  };
  const folder = restore(plain);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (LOCKS_WITH_HOSTS.includes(entry.name)) restoreHosts(entry.parentPath, entry.name);
    else if (entry.name.endsWith('.sh')) await chmod(join(entry.parentPath, entry.name), 0o755);
  // Files that send `.git` need one.
  if (fixture === 'go-git') await execa('git', ['init', '-q'], { cwd: folder });
  return folder;
}
