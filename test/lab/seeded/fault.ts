import type { Patch } from './patching.ts';

/** A fault, and the one promise that it breaks. */
export interface SeededFault {
  readonly name: string;
  readonly promise: string;
  /** Row that is patched; without a fault it keeps every promise. */
  readonly row: string;
  readonly patch: Patch;
  /** Files to write, by path; `null` removes. */
  readonly files?: Readonly<Record<string, string | null>>;
  /** How the value that is looked for comes in: as secret `seeded`, or as build argument `REGISTRY_LOGIN`. The row's own secrets where absent. */
  readonly secret?: 'mounted' | 'passed';
}

/** Faults of one row. */
export function on(row: string, faults: readonly Omit<SeededFault, 'row'>[]): readonly SeededFault[] {
  return faults.map((fault) => ({ ...fault, row }));
}
