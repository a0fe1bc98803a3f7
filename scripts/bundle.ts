import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown, type Plugin, type RolldownBuild } from 'rolldown';

const root = join(import.meta.dirname, '..');

/** What people and Yeoman come in by. */
export const doors: readonly string[] = [
  'src/cli/main',
  ...readdirSync(join(root, 'generators'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `generators/${name}/index`),
];

/** Entries of the package, by their paths without ending → chunks that can be written or looked at. */
export async function bundle(entries: readonly string[], plugins: readonly Plugin[] = []): Promise<RolldownBuild> {
  return rolldown({
    cwd: root,
    platform: 'node',
    input: Object.fromEntries(entries.map((entry) => [entry, `${entry}.ts`])),
    external: /^[^./]/,
    // No module of ours does anything when it is loaded, so a command takes along only what it uses of src/api.ts.
    treeshake: { moduleSideEffects: false },
    // Chunks of chosen modules export to each other what their neighbours need.
    preserveEntrySignatures: 'allow-extension',
    plugins: [...plugins],
  });
}

const IMPORT = /^import (?:\{ (?<names>[^}]*) \}|\* as (?<whole>\w+)) from "(?<module>node:[^"]+)";$/gm;

/**
 * Takes modules of Node as they are. An `import` of one evaluates everything that it exports, promises of `fs` and comparisons of `util`
 * included: a fifth of what `--version` takes.
 */
export const takenBuiltins: Plugin = {
  name: 'taken-builtins',
  renderChunk: (code) =>
    code.replaceAll(IMPORT, (...match) => {
      const { names, whole, module } = match.at(-1) as Readonly<Record<string, string | undefined>>;
      const taken = names === undefined ? whole : `{ ${names.replaceAll(' as ', ': ')} }`;
      return `const ${taken} = process.getBuiltinModule("${module}");`;
    }),
};
