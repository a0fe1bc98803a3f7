import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { LabHome } from '../home.ts';
import { servedDigest } from '../stand-ins/make.ts';
import { standInReference } from '../stand-ins/references.ts';
import type { Prepared } from './prepare.ts';
import type { RowResult } from './run-row.ts';

/** The code that proves a row, and the servers that it is proven with. */
const PROVING = ['../../../src/verify', '.', '../servers'].map((path) => join(import.meta.dirname, path));

/** What a row's result rests on: its files, the images it builds from and the code that proves it. Equal for equal bytes. */
export async function keyOf(home: LabHome, prepared: Prepared, real: boolean): Promise<string> {
  const hash = createHash('sha256').update(prepared.row.id);
  for (const folder of [prepared.folder, ...PROVING]) await addFolder(hash, folder);
  for (const { from } of Object.values(prepared.plan.images)) {
    const [name = '', tag = ''] = from.split('@')[0]?.split(/:(?=[^:]*$)/) ?? [];
    hash.update(real || from === 'scratch' ? from : await servedDigest(home, standInReference(home, name, tag)));
  }
  return hash.digest('hex');
}

/** The result of an earlier run for the same key, `null` for none. */
export async function recall(home: LabHome, id: string, key: string): Promise<RowResult | null> {
  const text = await readFile(pathOf(home, id), 'utf8').catch(() => '');
  if (text === '') return null;
  const kept = JSON.parse(text) as { readonly key: string; readonly result: RowResult };
  return kept.key === key ? kept.result : null;
}

export async function remember(home: LabHome, key: string, result: RowResult): Promise<void> {
  const path = pathOf(home, result.id);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, JSON.stringify({ key, result }));
}

async function addFolder(hash: ReturnType<typeof createHash>, folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const file of files.toSorted()) hash.update(file.slice(folder.length)).update(await readFile(file));
}

function pathOf(home: LabHome, id: string): string {
  return join(home.cache, 'rows', `${id.replaceAll('/', '-')}.json`);
}
