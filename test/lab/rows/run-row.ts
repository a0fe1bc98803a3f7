import { appendFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogue } from '../../../src/images/index.ts';
import { onBench, type Bench } from '../../../src/verify/bench.ts';
import { dockerClient } from '../../../src/verify/docker.ts';
import { proveAll, PROMISES } from '../../../src/verify/index.ts';
import type { HardeningPromise, Verdict } from '../../../src/verify/promise.ts';
import type { Subject } from '../../../src/verify/subject.ts';
import { dockerEnv } from '../bring-up/services.ts';
import type { LabHome } from '../home.ts';
import { median } from '../report/spread.ts';
import { failed, today, type VettedImage } from '../report/vetting.ts';
import type { PrivateHostsUp } from '../servers/private.ts';
import { timed } from './build-times.ts';
import { floorOf, type Floor } from './floor.ts';
import { discardPrepared, prepare, type Prepared } from './prepare.ts';
import { keyOf, recall, remember } from './remembered.ts';
import type { Row } from './rows.ts';
import { CANARY } from './secrets.ts';
import { subjectOf } from './subject.ts';

/** What became of a row. */
export interface RowResult {
  readonly id: string;
  readonly stack: string;
  readonly framework: string;
  readonly manager: string;
  readonly base: string;
  readonly images: readonly string[];
  /** Empty when the image was built; else why not. */
  readonly notBuilt: string;
  readonly verdicts: readonly Verdict[];
  /** Day on which that was seen (ISO date); absent where an earlier lab ran the row. */
  readonly date?: string;
  /** Whether an earlier run saw it, on the same bytes. */
  readonly recalled?: true | undefined;
  /** Bytes of the flattened image's files, and of the base below it. */
  readonly bytes: number;
  readonly baseBytes: number;
  readonly files: number;
  /** Seconds of a build without cache, the median. */
  readonly coldSeconds: number;
  /** Seconds of the last five builds without cache, those of earlier runs among them; absent where an earlier lab ran the row. */
  readonly coldTimes?: readonly number[];
  /** What the image could not do without; absent where an earlier lab ran the row. */
  readonly floor?: Floor;
}

/** Where the images come from, and where a row's log goes. */
export interface RowContext {
  readonly home: LabHome;
  readonly real: boolean;
  /** The private registries. */
  readonly hosts: PrivateHostsUp;
  readonly signal: AbortSignal;
  /** The image of a catalogue row, once it is served. */
  readonly image: (id: string) => Promise<VettedImage>;
}

/** Builds and proves one row, or recalls what was proven of the same bytes; leaves nothing behind but its log. */
export async function runRow(row: Row, context: RowContext, fresh: boolean): Promise<RowResult> {
  const prepared = await prepare(row);
  try {
    const key = await keyOf(context.home, prepared, context.real);
    const known = fresh ? null : await recall(context.home, row.id, key);
    if (known !== null) return { ...known, recalled: true };
    const result = await benchRow(prepared, context, (subject) => subject, PROMISES);
    if (!context.signal.aborted && !failed(result)) await remember(context.home, key, result);
    return result;
  } finally {
    discardPrepared(prepared);
  }
}

/** As `runRow`, on files that may have been changed since, and with a subject that may be. */
export async function benchRow(
  prepared: Prepared,
  context: RowContext,
  change: (subject: Subject) => Subject,
  promises: readonly HardeningPromise[],
): Promise<RowResult> {
  const images = await Promise.all(Object.values(prepared.plan.images).map(async ({ id }) => context.image(id)));
  const missing = images.find(({ source }) => source === 'none');
  if (missing) return unbuilt(prepared, `${missing.id} cannot be stood in for here: ${missing.notes.join('; ')}`);
  const folder = await mkdtemp(join(tmpdir(), 'ironhull-lab-'));
  try {
    return await onRowBench(prepared, context, folder, change, promises);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function onRowBench(
  prepared: Prepared,
  { home, real, hosts, signal }: RowContext,
  folder: string,
  change: (subject: Subject) => Subject,
  promises: readonly HardeningPromise[],
): Promise<RowResult> {
  const subject = change(await subjectOf(prepared, { home, real, ssh: hosts.ssh, folder }));
  const { docker, coldTimes } = timed(
    dockerClient({
      env: { ...(real ? {} : dockerEnv(home)), ...subject.buildEnv },
      log: logPath(home, prepared.row.id),
      hidden: [CANARY],
      signal,
    }),
  );
  return onBench(subject, docker, async (bench) => {
    if ('failed' in bench) return unbuilt(prepared, bench.failed);
    const verdicts = await proveAll(bench, timekeeper(prepared.row.id, home), promises, signal);
    const result = {
      ...facts(prepared),
      notBuilt: '',
      verdicts,
      date: today(),
      ...sizes(bench, prepared),
      coldSeconds: median(coldTimes),
      coldTimes,
    };
    await bench.image.close();
    return result;
  });
}

function sizes(bench: Bench, { plan }: Prepared): Pick<RowResult, 'bytes' | 'baseBytes' | 'files' | 'floor'> {
  const base = new Set(bench.baseLayers);
  const files = [...bench.image.files.values()].filter((file) => file.kind === 'file');
  const sum = (some: typeof files): number => some.reduce((total, file) => total + file.size, 0);
  return {
    files: files.length,
    bytes: sum(files),
    baseBytes: sum(files.filter((file) => base.has(bench.image.layers[file.layer]?.diffId ?? ''))),
    floor: floorOf(bench.image, runtimeProduct(plan)),
  };
}

/** What runs the app, as its base image provides it: `node`, `python`, `static`. */
export function runtimeProduct({ images }: Prepared['plan']): string {
  return catalogue.find(({ id }) => id === images['runtime']?.id)?.provides[0] ?? '';
}

function facts({
  row,
  plan,
  framework,
  manager,
}: Prepared): Pick<RowResult, 'id' | 'stack' | 'framework' | 'manager' | 'base' | 'images'> {
  const images = Object.values(plan.images).map((image) => image.id);
  return { id: row.id, stack: plan.stack, framework, manager, base: plan.images['runtime']?.family ?? '', images };
}

function unbuilt(prepared: Prepared, why: string): RowResult {
  return {
    ...facts(prepared),
    date: today(),
    notBuilt: why,
    verdicts: [],
    bytes: 0,
    baseBytes: 0,
    files: 0,
    coldSeconds: 0,
  };
}

/** Notes in the row's log how long each promise took. */
function timekeeper(id: string, home: LabHome): (verdict: Verdict) => void {
  let before = performance.now();
  return ({ promise, state }) => {
    const now = performance.now();
    appendFileSync(logPath(home, id), `# ${promise} ${state} after ${((now - before) / 1000).toFixed(1)} s\n`);
    before = now;
  };
}

/** File that holds every docker command of a row and what it printed. */
export function logPath(home: LabHome, id: string): string {
  return join(home.logs, 'rows', `${id.replaceAll('/', '-')}.log`);
}
