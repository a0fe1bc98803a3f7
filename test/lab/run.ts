import { availableParallelism } from 'node:os';
import type { LabHome } from './home.ts';
import { earlierRows, failed, notProvableHere, today, writeVetting, type Vetting } from './report/vetting.ts';
import type { PrivateHostsUp } from './servers/private.ts';
import { withEarlierTimes } from './rows/build-times.ts';
import { fromBothEnds, longestFirst } from './rows/order.ts';
import { runRow, logPath, type RowResult } from './rows/run-row.ts';
import type { Row } from './rows/rows.ts';
import type { Serving } from './stand-ins/serve.ts';

export interface LabRun {
  readonly home: LabHome;
  readonly rows: readonly Row[];
  readonly serving: Serving;
  /** Ids of the images that each row builds from. */
  readonly imagesOf: ReadonlyMap<string, readonly string[]>;
  readonly real: boolean;
  readonly hosts: PrivateHostsUp;
  readonly signal: AbortSignal;
  /** Whether rows are proven again that a run before has proven on the same bytes. */
  readonly fresh: boolean;
  /** Whether these are not all rows, so that the others' results stay. */
  readonly partial: boolean;
  readonly report: (line: string) => void;
}

/** Rows that are proven at the same time: one for each core, and one that mostly waits. */
const AT_ONCE = availableParallelism() + 1;

/** Proves every row and writes the vetting, after each row and at the end. Returns how many rows did not hold. */
export async function runRows(run: LabRun): Promise<number> {
  const started = Date.now();
  const results: RowResult[] = [];
  const earlier = await earlierRows();
  const ready = ({ id }: Row): boolean => run.serving.settled(run.imagesOf.get(id) ?? []);
  const next = fromBothEnds(longestFirst(run.rows, earlier), ready);
  const { home, real, hosts, signal } = run;
  const context = { home, real, hosts, signal, image: run.serving.image };
  let written = Promise.resolve();
  const times = new Map<string, number>();
  const worker = async (last: boolean): Promise<void> => {
    for (let row = await next(last); row !== undefined; row = await next(last)) {
      const begun = Date.now();
      const proved = await runRow(row, context, run.fresh).catch((error: unknown) => crashed(row, error));
      const result = withEarlierTimes(proved, earlier);
      if (run.signal.aborted) return;
      results.push(result);
      times.set(row.id, (Date.now() - begun) / 1000);
      run.report(progress(result, results.length, run.rows.length, started));
      if (failed(result)) run.report(failure(run.home, result));
      // A run that is stopped keeps what it has proven.
      written = written.then(async () => writeVetting(vettingOf(run, [result]), true));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, async (_, index) => worker(index === AT_ONCE - 1)));
  await written;
  await run.serving.all;
  await writeVetting(vettingOf(run, results), run.partial || signal.aborted);
  run.report(timeTable(times));
  return closing(run, results);
}

/** Seconds of each row, the longest first: where a run's time goes. */
function timeTable(times: ReadonlyMap<string, number>): string {
  const longest = [...times].toSorted(([, a], [, b]) => b - a);
  return ['', 'seconds of each row:', ...longest.map(([id, all]) => `${all.toFixed(0).padStart(6)}  ${id}`)].join('\n');
}

/** Says how many rows passed, failed and could not be proven here; returns how many failed. */
function closing({ report, signal }: LabRun, results: readonly RowResult[]): number {
  const broken = results.filter(failed).length;
  const open = results.filter(notProvableHere).length;
  if (signal.aborted) report('\nstopped before the end');
  const rest = open > 0 ? `, ${open} not provable here` : '';
  const known = results.filter(({ recalled }) => recalled).length;
  if (known > 0) report(`\n${known} rows were seen by an earlier run on the same bytes; -- --fresh proves them again`);
  report(`\n${results.length - broken - open} passed, ${broken} failed${rest}`);
  return broken + (signal.aborted ? 1 : 0);
}

function vettingOf({ serving, real }: LabRun, rows: readonly RowResult[]): Vetting {
  const seen = rows.map((row) => ({ ...row, recalled: undefined }));
  return { schemaVersion: 1, date: today(), host: hostLine(real), images: serving.soFar(), rows: seen };
}

function crashed(row: Row | undefined, error: unknown): RowResult {
  const why = error instanceof Error ? error.message : String(error);
  const id = row?.id ?? '';
  return {
    id,
    stack: id.split('/')[0] ?? '',
    framework: '',
    manager: '',
    base: '',
    images: [],
    notBuilt: why,
    verdicts: [],
    bytes: 0,
    baseBytes: 0,
    files: 0,
    coldSeconds: 0,
  };
}

function progress(result: RowResult, done: number, all: number, started: number): string {
  const minutes = (((Date.now() - started) / done) * (all - done)) / 60_000;
  const states = ['proven', 'broken', 'not-applicable', 'not-provable'].map(
    (state) => `${result.verdicts.filter((verdict) => verdict.state === state).length} ${state}`,
  );
  const what =
    result.notBuilt === ''
      ? states.filter((text) => !text.startsWith('0 ')).join(', ')
      : `not built: ${result.notBuilt.slice(0, 160)}`;
  const when = result.recalled ? `, seen ${result.date ?? 'earlier'} on the same bytes` : '';
  return `[${done}/${all}] ${result.id}: ${what}${when} (about ${minutes.toFixed(0)} min left)`;
}

function failure(home: LabHome, result: RowResult): string {
  const lines = result.verdicts
    .filter((verdict) => verdict.state === 'broken')
    .flatMap((verdict) => verdict.seen.map((seen) => `    ${verdict.promise}: ${seen}`));
  return [...lines, `    repeat: npm run lab -- --only ${result.id}`, `    log: ${logPath(home, result.id)}`].join(
    '\n',
  );
}

function hostLine(real: boolean): string {
  return `${process.platform}/${process.arch}, ${real ? 'real images' : 'stand-in images'}`;
}
