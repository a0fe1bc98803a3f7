import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where fetched things lie for the while. */
export interface Workplace {
  /** A fresh folder. */
  readonly folder: () => string;
  readonly remove: () => void;
}

/** A folder of our own that nobody else can look into. */
export function workplace(): Workplace {
  const root = mkdtempSync(join(tmpdir(), 'ironhull-presets-'));
  return {
    folder: () => mkdtempSync(join(root, 'preset-')),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
