import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { copyFixture } from '../../scripts/fixture-copy.ts';
import { catalogue } from '../../src/images/index.ts';
import { enter, leave } from './bring-up/guests.ts';
import { dockerEnv } from './bring-up/services.ts';
import { LabFault } from './faults.ts';
import { labHome } from './home.ts';
import { makeStandIn, startBases } from './stand-ins/make.ts';

/**
 * A team's guardrail at build time: a build that takes an image from a place which the team allows goes through, and one from elsewhere stops
 * before anything of it is pulled. Run it with `node test/lab/guardrail.lab.ts` while the lab is up (`npm run lab -- --up`).
 */
const CONFIG = `schemaVersion: 1
registries: { allowed: [docker.io/nginxinc, docker.io/docker] }
files: { emit: [rego] }
lock: [registries, files.emit]
`;

const FIXTURE = join(import.meta.dirname, '../fixtures/static/tide-tables/repo');
const START = join(import.meta.dirname, '../../scripts/start.mjs');
const ALLOWED = 'nginx-unprivileged';
const FORBIDDEN = 'static-distroless';
const home = labHome();
const env = { ...dockerEnv(home) };

function rowOf(id: string) {
  const row = catalogue.find((image) => image.id === id);
  if (row === undefined) throw new LabFault(`no row ${id} in the catalogue`);
  return row;
}

interface Built {
  readonly ok: boolean;
  readonly log: string;
}

/** Builds as a developer does, without a word about policies. */
async function build(folder: string): Promise<Built> {
  const { failed, stderr } = await execa('docker', ['buildx', 'build', '--progress', 'plain', '--no-cache', folder], {
    env,
    reject: false,
    timeout: 300_000,
  });
  return { ok: !failed, log: stderr };
}

function check(what: string, holds: boolean, { log }: Built): void {
  if (!holds) throw new LabFault(`${what}: does not hold`, [log.slice(-2500)]);
  process.stderr.write(`${what}\n`);
}

async function prove(folder: string): Promise<void> {
  copyFixture(FIXTURE, folder);
  writeFileSync(join(folder, 'ironhull.config.yaml'), CONFIG);
  await execa(process.execPath, [START, 'retrofit', '--yes'], { cwd: folder });
  const dockerfile = join(folder, 'Dockerfile');
  const good = await build(folder);
  check('an image from an allowed place: built', good.ok, good);
  const { name, tag } = rowOf(FORBIDDEN);
  writeFileSync(
    dockerfile,
    `${readFileSync(dockerfile, 'utf8')}\nFROM ${name}:${tag}\nCOPY --from=runtime /srv/site /site\n`,
  );
  const bad = await build(folder);
  check(
    'an image from elsewhere: stopped, and the policy says why',
    !bad.ok && bad.log.includes(`${name} comes from no place that the team allows`),
    bad,
  );
  rmSync(`${dockerfile}.rego`);
  const control = await build(folder);
  check('the same file without its policy: built, so that nothing else stopped it', control.ok, control);
}

const folder = mkdtempSync(join(tmpdir(), 'ironhull-guardrail-'));
await enter(home);
try {
  const bases = await startBases(home);
  for (const id of [ALLOWED, FORBIDDEN]) await makeStandIn(home, rowOf(id), bases);
  await prove(folder);
} catch (error) {
  if (!(error instanceof LabFault)) throw error;
  process.stderr.write(`${[error.message, ...error.hints].join('\n  ')}\n`);
  process.exitCode = 1;
} finally {
  await leave(home);
  rmSync(folder, { recursive: true });
}
