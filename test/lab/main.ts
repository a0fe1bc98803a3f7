import { parseArgs } from 'node:util';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SERVICES, stopServices } from './bring-up/services.ts';
import { alone, enter, leave } from './bring-up/guests.ts';
import { bringUp } from './bring-up/up.ts';
import { besideRows, runBeside, tutorialImages } from './beside/run.ts';
import { LabFault } from './faults.ts';
import { catalogue } from '../../src/images/index.ts';
import type { CatalogueImage } from '../../src/model/image.ts';
import { foreignImages } from './foreign/apps.ts';
import { runForeign } from './foreign/run.ts';
import { labHome, type LabHome } from './home.ts';
import { compareRealImages } from './real/contracts.ts';
import { writeBeside, writeContracts, type VettedImage } from './report/vetting.ts';
import { oneOfEachKind } from './rows/cover.ts';
import { allRows, selected, SUBSET, type Row } from './rows/rows.ts';
import { holdsCompiled } from './rows/compiled.ts';
import { imagesOf, type NeededImages } from './rows/images.ts';
import { runRows } from './run.ts';
import { runSeeded, seededRows } from './seeded/run.ts';
import { startPrivateHosts } from './servers/private.ts';
import { served, startStandIns, type Serving } from './stand-ins/serve.ts';

const { values } = parseArgs({
  options: {
    /** Prints the rows. */
    list: { type: 'boolean' },
    /** Only rows of this stack, or this row. */
    only: { type: 'string', multiple: true, default: [] },
    /** Every row; else the gate's, and one of each kind of the quick stacks. */
    all: { type: 'boolean' },
    /** Only the rows that touch every template and every promise. */
    subset: { type: 'boolean' },
    /** `real` builds with the Docker that is there and the real images. */
    images: { type: 'string', default: 'stand-in' },
    /** Brings the lab up and leaves it running. */
    up: { type: 'boolean' },
    /** Ends what an earlier run left running. */
    down: { type: 'boolean' },
    /** Patches known faults into rows that hold, and fails unless each is caught by its promise alone. */
    seeded: { type: 'boolean' },
    /** Measures our images beside those of tutorials' Dockerfiles. */
    beside: { type: 'boolean' },
    /** Builds of each kind for `--beside`. */
    rounds: { type: 'string', default: '3' },
    /** Proves every row again, those too that an earlier run has proven on the same bytes. */
    fresh: { type: 'boolean', default: false },
    /** Runs `ironhull verify` on Dockerfiles that are not ours, and checks its tables. */
    foreign: { type: 'boolean' },
    /** Only compares rows of the catalogue with the real images, all of them or those named by `--only`. */
    contracts: { type: 'boolean' },
    /** Leaves the lab running after the rows. */
    keep: { type: 'boolean' },
  },
});

const began = Date.now();

/** Says a line, and how long the run has lasted. */
function report(line: string): void {
  const seconds = Math.round((Date.now() - began) / 1000);
  const clock = `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
  process.stderr.write(`${clock} ${line}\n`);
}

async function main(): Promise<number> {
  const home = labHome();
  const rows = await wanted();
  if (values.list) return list(rows);
  if (values.down) return stopServices(home, SERVICES).then(() => 0);
  if (values.contracts) return contracts(home, comparable(), false);
  const real = values.images === 'real';
  await mkdir(join(home.logs, 'rows'), { recursive: true });
  const needed = await imagesNeeded(rows);
  const arm64 = needed.images.some(holdsCompiled);
  await enter(home);
  const started = real ? [] : await alone(home, 'bring-up', async () => bringUp(home, { arm64, report }));
  try {
    const serving = real ? served(needed.images.map(realImage)) : await startStandIns(home, needed, report);
    if (values.up) return serving.all.then(() => 0);
    const differing = real ? await contracts(home, needed.images, true) : 0;
    return (await prove(home, rows, serving, needed)) || differing;
  } finally {
    await goHome(home, started);
  }
}

/** Holds rows of the catalogue against the real images; 1 when one differs. */
async function contracts(home: LabHome, images: readonly CatalogueImage[], keep: boolean): Promise<number> {
  await mkdir(home.logs, { recursive: true });
  const checks = await compareRealImages({ home, images, keep, report });
  await writeContracts(checks);
  const wrong = checks.filter(({ differs }) => differs.length > 0).length;
  report(
    `contracts: ${checks.length - wrong} as their rows say, ${wrong} not, ${images.length - checks.length} not compared`,
  );
  return wrong === 0 && checks.length > 0 ? 0 : 1;
}

function comparable(): readonly CatalogueImage[] {
  return catalogue.filter(({ id }) => values.only.length === 0 || values.only.some((word) => id.startsWith(word)));
}

/** What rows build from, and what tutorials and foreign Dockerfiles do where they are wanted. */
async function imagesNeeded(rows: readonly Row[]): Promise<NeededImages> {
  const needed = await imagesOf(rows);
  const further = [...(values.beside ? tutorialImages() : []), ...(values.foreign ? foreignImages() : [])];
  return { ...needed, images: [...needed.images, ...further] };
}

/** Ends what this run started, unless it is to stay or somebody else works with it. */
async function goHome(home: LabHome, started: readonly string[]): Promise<void> {
  const others = await leave(home);
  if (values.up || values.keep || started.length === 0) return;
  if (others) report('services: left to the other runs; `npm run lab -- --down` ends them');
  else await stopServices(home, started);
}

async function prove(home: LabHome, rows: readonly Row[], serving: Serving, needed: NeededImages): Promise<number> {
  const real = values.images === 'real';
  if (values.beside || values.foreign || values.seeded) await serving.all;
  if (values.foreign) return runForeign({ home, real, only: values.only, report }).then(exitCode);
  if (values.beside) return measureBeside(home, serving).then(() => 0);
  const hosts = await startPrivateHosts(home, needed.overSsh && !real);
  const context = { home, real, hosts, serving, image: serving.image, report, signal: stopSignal() };
  const partial = values.all !== true || values.only.length > 0;
  try {
    const failed = values.seeded
      ? await runSeeded({ ...context, only: values.only })
      : await runRows({ ...context, rows, imagesOf: needed.byRow, fresh: values.fresh, partial });
    return exitCode(failed);
  } finally {
    await hosts.close();
  }
}

function exitCode(failed: number): number {
  return failed === 0 ? 0 : 1;
}

async function measureBeside(home: LabHome, serving: Serving): Promise<void> {
  await runBeside({
    home,
    real: values.images === 'real',
    images: serving.soFar(),
    report,
    signal: stopSignal(),
    only: values.only,
    rounds: Number(values.rounds),
    keep: writeBeside,
  });
}

/** Aborted when the run is told to end: what it made is removed, what it has proven stays. */
function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => controller.abort());
  return controller.signal;
}

async function wanted(): Promise<readonly Row[]> {
  if (values.seeded) return seededRows();
  if (values.beside) return besideRows();
  if (values.foreign) return [];
  const rows = allRows();
  if (values.subset) return rows.filter((row) => SUBSET.includes(row.id));
  return values.all === true || values.list === true || values.only.length > 0
    ? selected(rows, values.only)
    : oneOfEachKind(rows);
}

function realImage({ id, name, tag }: CatalogueImage): VettedImage {
  return { id, from: `${name}:${tag}`, source: 'real', notes: [] };
}

function list(rows: readonly Row[]): number {
  for (const row of rows) process.stdout.write(`${row.id}\n`);
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof LabFault)) throw error;
  report(`${error.message}\n${error.hints.map((hint) => `  ${hint}\n`).join('')}`);
  process.exitCode = 2;
}
