import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { discard, readCase, restore } from '../case.ts';

const MIXED = join(import.meta.dirname, 'mixed');

/** A repository of several services, put together from cases of single stacks. */
export interface MixedCase {
  readonly name: string;
  readonly about: string;
  /** Case by the folder that it lies in. */
  readonly parts: Readonly<Record<string, string>>;
  /** What stands in a file, and what stands there instead. */
  readonly files: Readonly<Record<string, readonly [string, string]>>;
}

export function mixedCases(): readonly MixedCase[] {
  return readdirSync(MIXED).map(mixedCase);
}

export function mixedCase(name: string): MixedCase {
  const read = JSON.parse(readFileSync(join(MIXED, name, 'case.json'), 'utf8')) as Omit<MixedCase, 'name'>;
  return { ...read, name, files: read.files ?? {} };
}

/** Where the list of services that a case must give is kept. */
export function expectedList(name: string): string {
  return join(MIXED, name, 'expected/services.txt');
}

/** The repository in a fresh temporary folder; `discard` removes it. */
export function mixed({ name, parts, files }: MixedCase): string {
  const target = join(mkdtempSync(join(tmpdir(), 'ironhull-mixed-')), name);
  for (const [folder, from] of Object.entries(parts)) place(join(target, folder), from);
  for (const [path, [before, after]] of Object.entries(files)) edit(join(target, path), before, after);
  return target;
}

function place(folder: string, from: string): void {
  const [stack = '', name = ''] = from.split('/');
  const restored = restore(readCase(stack, name));
  mkdirSync(dirname(folder), { recursive: true });
  cpSync(restored, folder, { recursive: true });
  discard(restored);
}

function edit(file: string, before: string, after: string): void {
  const text = readFileSync(file, 'utf8');
  if (!text.includes(before)) throw new Error(`${file} has no ${before}`);
  writeFileSync(
    file,
    text.replace(before, () => after),
  );
}
