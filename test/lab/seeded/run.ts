import { readFile, rm, writeFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PROMISES } from '../../../src/verify/index.ts';
import type { Subject } from '../../../src/verify/subject.ts';
import type { LabHome } from '../home.ts';
import { prepare, discardPrepared, type Prepared } from '../rows/prepare.ts';
import { allRows, type Row } from '../rows/rows.ts';
import { benchRow, type RowResult } from '../rows/run-row.ts';
import { CANARY } from '../rows/secrets.ts';
import { SEEDED_FAULTS, type SeededFault } from './faults.ts';

/** Two builds without cache for each fault would prove nothing of it: whether bytes are the same is shown by the unpatched rows. */
const SEEDED_PROMISES = PROMISES.filter(({ id }) => id !== 'H14');

/** Rows that are patched: one with a shell and dependencies, one of a single program. */
const PATIENTS: Readonly<Record<SeededFault['stack'], string>> = { node: 'node/express-npm@slim', go: 'go/chi' };

/** The rows that faults are patched into. */
export function seededRows(): readonly Row[] {
  return allRows().filter(({ id }) => Object.values(PATIENTS).includes(id));
}

export interface SeededResult {
  readonly fault: string;
  readonly expected: string;
  readonly broken: readonly string[];
  /** Whether the expected promise broke, and no other. */
  readonly caught: boolean;
  readonly seen: readonly string[];
}

/** Patches each fault into a row that holds, and tells what broke. */
export async function runSeeded(
  home: LabHome,
  only: readonly string[],
  report: (line: string) => void,
): Promise<readonly SeededResult[]> {
  const results: SeededResult[] = [];
  const faults = SEEDED_FAULTS.filter(
    ({ name, stack }) => only.length === 0 || only.some((word) => word === stack || name.includes(word)),
  );
  for (const fault of faults) {
    const result = await runFault(home, fault);
    results.push(result);
    report(
      `[${results.length}/${faults.length}] ${fault.stack}: ${fault.name}: ${result.caught ? 'caught' : 'NOT CAUGHT'} (expected ${fault.promise}, broken ${result.broken.join(' ') || 'nothing'})`,
    );
    if (!result.caught) report(result.seen.map((line) => `    ${line}`).join('\n'));
  }
  return results;
}

async function runFault(home: LabHome, fault: SeededFault): Promise<SeededResult> {
  const row = allRows().find(({ id }) => id === PATIENTS[fault.stack]);
  if (!row) throw new Error(`${PATIENTS[fault.stack]} is no row`);
  const prepared = await prepare(row);
  try {
    await patch(prepared, fault);
    const result = await benchRow(
      prepared,
      { home, real: false, impossible: new Map() },
      (subject) => withSecret({ ...subject, cold: fault.secret === 'mounted' }, fault),
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
    await mkdir(dirname(file), { recursive: true });
    if (content === null) await rm(file);
    else await writeFile(file, content);
    if (content !== null)
      await writeFile(
        join(prepared.folder, '.dockerignore'),
        `${await readFile(join(prepared.folder, '.dockerignore'), 'utf8')}!${path}\n`,
      );
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
  if (fault.secret === 'passed')
    return {
      ...subject,
      buildFlags: [...subject.buildFlags, '--build-arg', `REGISTRY_LOGIN=${CANARY}`],
      passed: [canary],
    };
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
    fault: `${fault.stack}: ${fault.name}`,
    expected: fault.promise,
    broken,
    caught: broken.length === 1 && broken[0] === fault.promise,
    seen,
  };
}
