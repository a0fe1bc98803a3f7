import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { VerdictState } from '../../../src/verify/promise.ts';
import type { RowResult } from '../rows/run-row.ts';
import type { SeededResult } from '../seeded/run.ts';
import type { ContractCheck } from '../real/contracts.ts';
import type { Beside } from './beside.ts';
import { renderMarkdown } from './markdown.ts';

/** An image of a run: the real one, or what stood in for it and where that is known to differ. */
export interface VettedImage {
  readonly id: string;
  readonly from: string;
  readonly source: 'real' | 'stand-in' | 'none';
  readonly notes: readonly string[];
}

/** All that `docs/vetting.json` holds. */
export interface Vetting {
  readonly schemaVersion: 1;
  /** Day of the run (ISO date). */
  readonly date: string;
  readonly host: string;
  readonly images: readonly VettedImage[];
  readonly rows: readonly RowResult[];
  /** What became of the seeded faults, and when. */
  readonly seeded?: { readonly date: string; readonly results: readonly SeededResult[] };
  /** Our images beside those of tutorials, where that was measured. */
  readonly beside?: Beside;
  /** Rows of the catalogue that were held against the real images. */
  readonly contracts?: readonly ContractCheck[];
}

const DOCS = join(import.meta.dirname, '..', '..', '..', 'docs');

/** Writes both files, rows and images in order of their names. Rows of other runs stay when only some were run. */
export async function writeVetting(run: Vetting, partial: boolean): Promise<void> {
  const before = await earlier();
  const kept = partial ? before : null;
  await write({
    ...before,
    ...run,
    images: byId(run.images, kept?.images ?? []),
    rows: byId(run.rows, kept?.rows ?? []),
  });
}

/** Writes what became of seeded faults beside the rows. Those of other runs stay when only some were run. */
export async function writeSeeded(results: readonly SeededResult[], partial: boolean): Promise<void> {
  const before = await earlier();
  if (before === null) return;
  const key = ({ row, fault }: SeededResult): string => `${row} ${fault}`;
  const all = new Map([...(partial ? (before.seeded?.results ?? []) : []), ...results].map((one) => [key(one), one]));
  const sorted = [...all.values()].toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
  await write({ ...before, seeded: { date: today(), results: sorted } });
}

/** Puts what was measured side by side into the vetting and leaves all else as it is. */
export async function writeBeside(beside: Beside): Promise<void> {
  const before = await earlier();
  const known = before?.beside?.apps ?? [];
  const all = new Map([...known, ...beside.apps].map((result) => [result.app, result]));
  const apps = [...all.values()].toSorted((a, b) => (a.app < b.app ? -1 : 1));
  await write({ ...EMPTY, ...before, beside: { ...beside, apps } });
}

/** Keeps which rows of the catalogue the real images agreed with; what was compared before stays. */
export async function writeContracts(checks: readonly ContractCheck[]): Promise<void> {
  const before = await earlier();
  await write({ ...EMPTY, ...before, contracts: byId(checks, before?.contracts ?? []) });
}

const EMPTY: Vetting = { schemaVersion: 1, date: today(), host: '', images: [], rows: [] };

/** The day, as an ISO date. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

async function write(merged: Vetting): Promise<void> {
  await mkdir(DOCS, { recursive: true });
  await writeFile(join(DOCS, 'vetting.json'), `${JSON.stringify(merged, null, 2)}\n`);
  await writeFile(join(DOCS, 'vetting.md'), renderMarkdown(merged));
}

/** Rows as the last runs left them. */
export async function earlierRows(): Promise<readonly RowResult[]> {
  return (await earlier())?.rows ?? [];
}

async function earlier(): Promise<Vetting | null> {
  const text = await readFile(join(DOCS, 'vetting.json'), 'utf8').catch(() => '');
  return text === '' ? null : (JSON.parse(text) as Vetting);
}

function byId<T extends { readonly id: string }>(now: readonly T[], before: readonly T[]): readonly T[] {
  const all = new Map([...before, ...now].map((one) => [one.id, one]));
  return [...all.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** How many promises of a row ended so. */
export function count(row: RowResult, state: VerdictState): number {
  return row.verdicts.filter((verdict) => verdict.state === state).length;
}

/** Whether a row's base cannot be stood in for on this host, so that nothing can be said of it. */
export function notProvableHere(row: RowResult): boolean {
  return row.notBuilt.includes('cannot be stood in');
}

/** Whether a row that could be tried is not as it should be. */
export function failed(row: RowResult): boolean {
  return row.verdicts.some((verdict) => verdict.state === 'broken') || (row.notBuilt !== '' && !notProvableHere(row));
}
