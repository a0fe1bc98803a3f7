import { join } from 'node:path';
import { rolldown, type RolldownBuild } from 'rolldown';

/** Entries of the package, by their paths without ending → chunks that can be written or looked at. */
export async function bundle(entries: readonly string[]): Promise<RolldownBuild> {
  return rolldown({
    cwd: join(import.meta.dirname, '..'),
    platform: 'node',
    input: Object.fromEntries(entries.map((entry) => [entry, `${entry}.ts`])),
    external: /^[^./]/,
    // No module of ours does anything when it is loaded, so a command takes along only what it uses of src/api.ts.
    treeshake: { moduleSideEffects: false },
  });
}
