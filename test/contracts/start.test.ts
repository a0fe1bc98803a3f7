import type { OutputChunk, RolldownOutput } from 'rolldown';
import { describe, expect, it } from 'vitest';
import { bundle, doors, takenBuiltins } from '../../scripts/bundle.ts';
import { startChunks } from '../../scripts/start-chunks.ts';

const plain = (await bundle(doors)).generate({ format: 'esm' });

/** Chunks that are opened where a command does what these modules do, before anything in them runs. */
function opened({ output }: RolldownOutput, ...modules: readonly string[]): readonly OutputChunk[] {
  const chunks = output.filter((one) => one.type === 'chunk');
  const files = new Set(
    chunks.filter(({ moduleIds }) => modules.some((module) => moduleIds.some((id) => id.endsWith(`/${module}`)))),
  );
  for (const { imports } of files) for (const chunk of chunks) if (imports.includes(chunk.fileName)) files.add(chunk);
  return [...files];
}

/** Packages that are loaded with a module. */
async function packagesBehind(module: string): Promise<readonly string[]> {
  const chunks = opened(await plain, module);
  const files = new Set(chunks.map(({ fileName }) => fileName));
  return [...new Set(chunks.flatMap(({ imports }) => imports).filter((file) => !files.has(file)))].toSorted();
}

describe('what a command waits for', () => {
  it('is nothing but Node where it only says its version or how it is used', async () => {
    expect(await packagesBehind('src/cli/main.ts')).toEqual(['node:fs', 'node:module', 'node:path']);
  });
  it('is no library where a Dockerfile stands alone', async () => {
    expect(await packagesBehind('src/cli/commands/audit.ts')).toEqual([
      'node:buffer',
      'node:fs',
      'node:module',
      'node:path',
    ]);
  });
  it('is a handful of files', async () => {
    const codeSplitting = startChunks(await plain);
    const made = await (await bundle(doors, [takenBuiltins])).generate({ format: 'esm', codeSplitting });
    const names = (...modules: readonly string[]): readonly string[] =>
      opened(made, ...modules)
        .map(({ name }) => name)
        .toSorted();
    const always = ['main', 'rolldown-runtime', 'src/cli/main'];
    expect(names('src/cli/main.ts', 'src/cli/version.ts')).toEqual(always);
    expect(names('src/cli/main.ts', 'src/cli/help.ts')).toEqual(['help', ...always]);
    const audit = ['src/cli/commands/audit.ts', 'src/cli/reporters/text.ts'];
    expect(names('src/cli/main.ts', ...audit)).toEqual(['audit', ...always]);
  });
  it('is of a module of Node only what is used', async () => {
    const { output } = await (await bundle(doors, [takenBuiltins])).generate({ format: 'esm' });
    const code = output.map((one) => (one.type === 'chunk' ? one.code : '')).join('');
    expect(code.match(/^import .*"node:.*/gm) ?? []).toEqual([]);
    expect(code).toMatch(/^const \{ .*existsSync.* \} = process\.getBuiltinModule\("node:fs"\);$/m);
  });
});
