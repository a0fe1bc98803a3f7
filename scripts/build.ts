import { execFileSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { OutputOptions, RolldownBuild } from 'rolldown';
import { bundle, doors, takenBuiltins } from './bundle.ts';
import { eagerFunctions } from './eager-functions.ts';
import { startChunks } from './start-chunks.ts';

/**
 * TypeScript → dist/, from nothing each time: a stale file would become a generator or an import that nobody wrote. Our own few
 * hundred modules become some chunks, since loading each one for itself costs more than running it (docs/decisions/0008); what
 * we depend on stays outside and is installed.
 */
const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
rmSync(dist, { recursive: true, force: true });

// The library is a bundle of its own: in one with the doors, each command would load all of it.
await written(await bundle(['src/api']), 'src/chunks');
const codeSplitting = startChunks(await (await bundle(doors)).generate({ format: 'esm' }));
await written(await bundle(doors, [takenBuiltins, eagerFunctions]), 'chunks', { codeSplitting });

async function written(made: RolldownBuild, chunks: string, options: OutputOptions = {}): Promise<void> {
  const names = { entryFileNames: '[name].js', chunkFileNames: `${chunks}/[name]-[hash].js` };
  await made.write({ dir: dist, format: 'esm', ...names, ...options });
}

const tsc = join(root, 'node_modules/typescript/bin/tsc');
const types = ['-p', join(root, 'tsconfig.build.json'), '--emitDeclarationOnly'];
execFileSync(process.execPath, [tsc, ...types], { stdio: 'inherit' });
cpSync(join(root, 'bin'), join(dist, 'bin'), { recursive: true });
