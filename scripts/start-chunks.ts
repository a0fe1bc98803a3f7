import type { CodeSplittingOptions, OutputChunk, RolldownOutput } from 'rolldown';

/** Modules behind which all lies that a command loads before it looks at a file. */
const STARTS = {
  main: ['src/cli/main.ts', 'src/cli/version.ts'],
  audit: ['src/cli/commands/audit.ts', 'src/cli/reporters/text.ts'],
} as const;

/**
 * One chunk for what every command loads, and one for what `audit` of a single file adds: left to itself the bundler makes some twenty, one
 * for each set of commands that share it, and to open them takes a tenth of such a run. Read off what it makes of itself, since a chunk may
 * take along nothing that is not loaded anyway.
 */
export function startChunks({ output }: RolldownOutput): CodeSplittingOptions {
  const chunks = output.filter((one) => one.type === 'chunk');
  const main = modulesBehind(STARTS.main, chunks);
  const audit = modulesBehind(STARTS.audit, chunks);
  return {
    includeDependenciesRecursively: false,
    groups: [
      { name: 'main', priority: 1, test: (id) => main.has(id) && !id.endsWith(STARTS.main[0]) },
      { name: 'audit', test: (id) => audit.has(id) },
    ],
  };
}

/** Modules in the chunks that these are in, and in all that those import. Modules of which nothing is left do not count. */
function modulesBehind(starts: readonly string[], chunks: readonly OutputChunk[]): ReadonlySet<string> {
  const behind = new Set(chunks.filter(({ modules }) => starts.some((start) => holds(modules, start))));
  for (const { imports } of behind) for (const chunk of chunks) if (imports.includes(chunk.fileName)) behind.add(chunk);
  return new Set(
    [...behind].flatMap(({ modules }) => Object.keys(modules).filter((id) => (modules[id]?.renderedLength ?? 0) > 0)),
  );
}

function holds(modules: OutputChunk['modules'], start: string): boolean {
  return Object.keys(modules).some((id) => id.endsWith(`/${start}`));
}
