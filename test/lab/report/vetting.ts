import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { VerdictState } from '../../../src/verify/promise.ts';
import type { RowResult } from '../rows/run-row.ts';
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
}

const DOCS = join(import.meta.dirname, '..', '..', '..', 'docs');

/** Writes both files, rows and images in order of their names. Rows of other runs stay when only some were run. */
export async function writeVetting(run: Vetting, partial: boolean): Promise<void> {
  const before = partial ? await earlier() : null;
  const merged: Vetting = {
    ...run,
    images: byId(run.images, before?.images ?? []),
    rows: byId(run.rows, before?.rows ?? []),
  };
  await mkdir(DOCS, { recursive: true });
  await writeFile(join(DOCS, 'vetting.json'), `${JSON.stringify(merged, null, 2)}\n`);
  await writeFile(join(DOCS, 'vetting.md'), renderMarkdown(merged));
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
