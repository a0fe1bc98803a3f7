import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import { copyFixture } from '../../scripts/fixture-copy.ts';
import { LOCKS_WITH_HOSTS, restoreHosts } from '../../scripts/fixture-hosts.ts';
import { catalogue } from '../../src/images/index.ts';
import { enter, leave } from './bring-up/guests.ts';
import { dockerEnv } from './bring-up/services.ts';
import { download } from './command.ts';
import { LabFault } from './faults.ts';
import { labHome } from './home.ts';
import { MENDED, type MendCase } from './mend/cases.ts';
import { makeStandIn, startBases } from './stand-ins/make.ts';

/**
 * What tutorials teach, before and after `ironhull audit --fix-unsafe`: both images are built, and both answer; afterwards the audit finds
 * nothing but what is named, and the program is not root. Run it with `node test/lab/mend.lab.ts [case…]` while the lab is up
 * (`npm run lab -- --up`). The images that tutorials start from (`node:24`) are stand-ins made from catalogue rows, under loose tags.
 */
const CASES = join(import.meta.dirname, '../mend/fixtures');
const START = join(import.meta.dirname, '../../scripts/start.mjs');
const home = labHome();
const env = { ...dockerEnv(home) };
const log = join(home.logs, 'mend.log');

function rowOf(id: string) {
  const row = catalogue.find((image) => image.id === id);
  if (row === undefined) throw new LabFault(`no row ${id} in the catalogue`);
  return row;
}

async function makeImages({ base, rows }: MendCase): Promise<void> {
  const bases = await startBases(home);
  await makeStandIn(home, { ...rowOf(base.row), tag: base.tag }, bases);
  for (const id of rows) await makeStandIn(home, rowOf(id), bases);
}

interface Ran {
  readonly bytes: number;
  readonly uid: string;
}

/** Builds a folder, starts it without more rights than any container has, and asks it. */
async function buildAndAsk(tutorial: MendCase, folder: string, when: string): Promise<Ran> {
  const image = `lab/mend-${tutorial.name}-${when}`;
  await download('docker', ['buildx', 'build', '--load', '--tag', image, folder], { env, log });
  const docker = async (...args: string[]) => (await execa('docker', args, { env })).stdout;
  const container = await docker('run', '--detach', '--publish', `127.0.0.1::${tutorial.port}`, image);
  try {
    const address = (await docker('port', container, String(tutorial.port))).split('\n')[0] ?? '';
    const text = await answer(`http://${address}${tutorial.path}`);
    if (!text.includes(tutorial.answer))
      throw new LabFault(`${tutorial.name} ${when}: answered ${JSON.stringify(text.slice(0, 200))}`, [
        await docker('logs', container),
      ]);
    const status = readFileSync(
      `/proc/${await docker('inspect', '--format', '{{.State.Pid}}', container)}/status`,
      'utf8',
    );
    const uid = /^Uid:\s+(\d+)/m.exec(status)?.[1] ?? '';
    return { bytes: Number(await docker('inspect', '--type', 'image', '--format', '{{.Size}}', image)), uid };
  } finally {
    await execa('docker', ['rm', '--force', container], { env });
    await execa('docker', ['rmi', '--force', image], { env, reject: false });
  }
}

async function answer(url: string): Promise<string> {
  let last = '';
  for (let attempt = 0; attempt < 60; attempt += 1) {
    last = await fetch(url).then(
      (response) => response.text(),
      () => '',
    );
    if (last !== '') return last;
    await sleep(500);
  }
  return last;
}

/** Rules that find something at the default level. */
function rulesIn(report: string): readonly string[] {
  const { files } = JSON.parse(report) as { files: readonly { findings: readonly { rule: string }[] }[] };
  return files.flatMap(({ findings }) => findings.map(({ rule }) => rule));
}

async function prove(tutorial: MendCase): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'mend-lab-'));
  try {
    copyFixture(join(CASES, tutorial.name, 'repo'), folder);
    for (const name of LOCKS_WITH_HOSTS) if (existsSync(join(folder, name))) restoreHosts(folder, name);
    await makeImages(tutorial);
    const before = await buildAndAsk(tutorial, folder, 'before');
    const audit = async (...args: string[]) =>
      execa(process.execPath, [START, 'audit', ...args], { cwd: folder, reject: false });
    const found = await audit('--format', 'json');
    const mended = await audit('--fix-unsafe');
    const left = rulesIn((await audit('--format', 'json')).stdout);
    if (found.exitCode !== 1 || mended.exitCode !== 0 || left.join() !== (tutorial.left ?? []).join())
      throw new LabFault(`${tutorial.name}: mended to ${left.join(', ') || 'none'}`, [mended.stdout, mended.stderr]);
    const after = await buildAndAsk(tutorial, folder, 'after');
    if (before.uid !== '0' || after.uid === '0')
      throw new LabFault(`${tutorial.name}: runs as ${before.uid} before and ${after.uid} after`);
    const size = (bytes: number): string => `${Math.round(bytes / 1_000_000)} MB`;
    process.stderr.write(
      `${tutorial.name}: ${mended.stderr.trim()}; builds and answers before (uid ${before.uid}, ${size(before.bytes)}) and after (uid ${after.uid}, ${size(after.bytes)})\n`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

await enter(home);
try {
  const wanted = process.argv.slice(2);
  for (const tutorial of MENDED) if (wanted.length === 0 || wanted.includes(tutorial.name)) await prove(tutorial);
} catch (error) {
  if (!(error instanceof LabFault)) throw error;
  process.stderr.write(`${[error.message, ...error.hints].join('\n  ')}\n`);
  process.exitCode = 1;
} finally {
  await leave(home);
}
