import { describe, expect, it } from 'vitest';
import { bundle, takenBuiltins } from '../../scripts/bundle.ts';

/** Packages that are loaded with a module, before anything of it runs. */
async function loadedWith(module: string): Promise<readonly string[]> {
  const { output } = await (await bundle(['src/cli/main'])).generate({ format: 'esm' });
  const chunks = output.filter((one) => one.type === 'chunk');
  const files = new Set(
    chunks.filter(({ facadeModuleId }) => facadeModuleId?.endsWith(module)).map((one) => one.fileName),
  );
  expect(files.size).toBe(1);
  for (const file of files)
    for (const other of chunks.find(({ fileName }) => fileName === file)?.imports ?? []) files.add(other);
  return [...files].filter((file) => chunks.every(({ fileName }) => fileName !== file)).toSorted();
}

describe('what a command waits for', () => {
  it('is nothing but Node where it only says its version or how it is used', async () => {
    expect(await loadedWith('src/cli/main.ts')).toEqual(['node:fs', 'node:module', 'node:path']);
  });
  it('is no library where a Dockerfile stands alone', async () => {
    expect(await loadedWith('src/cli/commands/audit.ts')).toEqual([
      'node:buffer',
      'node:fs',
      'node:module',
      'node:path',
    ]);
  });
  it('is of a module of Node only what is used', async () => {
    const { output } = await (await bundle(['src/cli/main'], [takenBuiltins])).generate({ format: 'esm' });
    const code = output.map((one) => (one.type === 'chunk' ? one.code : '')).join('');
    expect(code.match(/^import .*"node:.*/gm) ?? []).toEqual([]);
    expect(code).toMatch(/^const \{ .*existsSync.* \} = process\.getBuiltinModule\("node:fs"\);$/m);
  });
});
