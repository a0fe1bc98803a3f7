import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';

/**
 * TypeScript → dist/, from nothing each time: a stale file would become a generator or an import that nobody wrote. Our own few
 * hundred modules become some chunks, since loading each one for itself costs more than running it (docs/decisions/0008); what
 * we depend on stays outside and is installed.
 */
const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
rmSync(dist, { recursive: true, force: true });

const folders = readdirSync(join(root, 'generators'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
const entries = ['src/cli/main', 'src/api', ...folders.map(({ name }) => `generators/${name}/index`)];
const bundle = await rolldown({
  cwd: root,
  platform: 'node',
  input: Object.fromEntries(entries.map((entry) => [entry, `${entry}.ts`])),
  external: /^[^./]/,
});
await bundle.write({
  dir: dist,
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: 'chunks/[name]-[hash].js',
});

const tsc = join(root, 'node_modules/typescript/bin/tsc');
const types = ['-p', join(root, 'tsconfig.build.json'), '--emitDeclarationOnly'];
execFileSync(process.execPath, [tsc, ...types], { stdio: 'inherit' });
cpSync(join(root, 'bin'), join(dist, 'bin'), { recursive: true });
