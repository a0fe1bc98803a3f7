import { readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { PROMISES } from '../../../src/verify/index.ts';
import type { Subject } from '../../../src/verify/subject.ts';
import { writeSeeded } from '../report/vetting.ts';
import type { LabHome } from '../home.ts';
import { prepare, discardPrepared, type Prepared } from '../rows/prepare.ts';
import { allRows, type Row } from '../rows/rows.ts';
import { benchRow, type RowResult } from '../rows/run-row.ts';
import type { PrivateHostsUp } from '../servers/private.ts';
import { CANARY } from '../rows/secrets.ts';
import type { Serving } from '../stand-ins/serve.ts';
import type { SeededFault } from './fault.ts';
import { SEEDED_FAULTS } from './faults.ts';

/** Two builds without cache for each fault would prove nothing of it: whether bytes are the same is shown by the unpatched rows. */
const SEEDED_PROMISES = PROMISES.filter(({ id }) => id !== 'H14');

/** The rows that faults are patched into. */
export function seededRows(): readonly Row[] {
  const patients = new Set(SEEDED_FAULTS.map(({ row }) => row));
  return allRows().filter(({ id }) => patients.has(id));
}

/** What became of a fault. */
export interface SeededResult {
  readonly row: string;
  readonly fault: string;
  readonly expected: string;
  readonly broken: readonly string[];
  /** Whether the expected promise broke, and no other. */
  readonly caught: boolean;
  readonly seen: readonly string[];
}

/** Where faults are proved to be caught. */
export interface SeededRun {
  readonly home: LabHome;
  readonly hosts: PrivateHostsUp;
  readonly signal: AbortSignal;
  readonly image: Serving['image'];
  /** Stacks, rows or words of a fault's name; all faults when there is none. */
  readonly only: readonly string[];
  readonly report: (line: string) => void;
}

/** Patches each fault into a row that holds, tells what broke, and returns how many were not caught. */
export async function runSeeded(run: SeededRun): Promise<number> {
  const faults = chosen(run.only);
  const results: SeededResult[] = [];
  const queue = [...faults];
  let written = Promise.resolve();
  const worker = async (): Promise<void> => {
    for (let fault = queue.shift(); fault !== undefined; fault = queue.shift()) {
      const result = await runFault(run, fault);
      if (run.signal.aborted) return;
      results.push(result);
      // A run that is stopped keeps what it has shown.
      written = written.then(async () => writeSeeded([result], true));
      run.report(progress(results, faults.length));
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() + 1 }, worker));
  await written;
  await writeSeeded(results, run.only.length > 0 || run.signal.aborted);
  const missed = results.filter(({ caught }) => !caught).length;
  run.report(`\n${results.length - missed} passed, ${missed} failed`);
  return missed;
}

/** Words that begin a row's id choose rows, all others choose among their faults. */
function chosen(words: readonly string[]): readonly SeededFault[] {
  const [rows = [], names = []] = [true, false].map((wanted) =>
    words.filter((word) => SEEDED_FAULTS.some(({ row }) => row.startsWith(word)) === wanted),
  );
  return SEEDED_FAULTS.filter(
    ({ row, name }) =>
      (rows.length === 0 || rows.some((word) => row.startsWith(word))) &&
      (names.length === 0 || names.some((word) => name.includes(word))),
  );
}

function progress(results: readonly SeededResult[], all: number): string {
  const last = results.at(-1);
  if (!last) return '';
  const { row, fault, expected, broken, caught, seen } = last;
  const line = `[${results.length}/${all}] ${row}: ${fault}: ${caught ? 'caught' : 'NOT CAUGHT'} (expected ${expected}, broken ${broken.join(' ') || 'nothing'})`;
  return [line, ...(caught ? [] : seen.map((one) => `    ${one}`))].join('\n');
}

async function runFault({ home, hosts, signal, image }: SeededRun, fault: SeededFault): Promise<SeededResult> {
  const row = allRows().find(({ id }) => id === fault.row);
  if (!row) throw new Error(`${fault.row} is no row`);
  const prepared = await prepare(row);
  try {
    await patch(prepared, fault);
    const result = await benchRow(
      prepared,
      { home, real: false, hosts, signal, image },
      (subject) => withSecret({ ...subject, cold: false }, fault),
      SEEDED_PROMISES,
    );
    return judged(fault, result);
  } finally {
    discardPrepared(prepared);
  }
}

async function patch(prepared: Prepared, fault: SeededFault): Promise<void> {
  const text = await readFile(prepared.dockerfile, 'utf8');
  await writeFile(prepared.dockerfile, fault.patch(text));
  for (const [path, content] of Object.entries(fault.files ?? {})) {
    const file = join(prepared.folder, path);
    await (content === null ? rm(file) : writeFile(file, content));
  }
}

function withSecret(subject: Subject, fault: SeededFault): Subject {
  const canary = { name: 'the seeded secret', value: CANARY };
  if (fault.secret === 'mounted') {
    return {
      ...subject,
      buildFlags: [...subject.buildFlags, '--secret', 'id=seeded,env=SEEDED'],
      buildEnv: { SEEDED: CANARY },
      mounted: [canary],
    };
  }
  if (fault.secret === 'passed') {
    return {
      ...subject,
      buildFlags: [...subject.buildFlags, '--build-arg', `REGISTRY_LOGIN=${CANARY}`],
      passed: [canary],
    };
  }
  return subject;
}

function judged(fault: SeededFault, result: RowResult): SeededResult {
  const bad = result.verdicts.filter(({ state }) => state === 'broken');
  const broken = bad.map(({ promise }) => promise);
  const seen = [
    ...(result.notBuilt === '' ? [] : [`not built: ${result.notBuilt}`]),
    ...bad.flatMap(({ promise, seen: lines }) => lines.map((line) => `${promise}: ${line}`)),
  ];
  return {
    row: fault.row,
    fault: fault.name,
    expected: fault.promise,
    broken,
    caught: broken.length === 1 && broken[0] === fault.promise,
    seen,
  };
}
