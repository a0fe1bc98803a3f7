import type { Blocker, Found } from '../../../model/evidence.ts';
import { keysAt, textAt, type JsonFile } from '../../_shared/json-file.ts';
import type { SourceFile } from '../../_shared/code.ts';
import { place } from '../../_shared/place.ts';

const ASKS_GIT = /\bgit['"\s,[]+(?:describe|rev-parse|log|rev-list|tag)\b/;
const FALLBACK = /process\.env(?:\.([A-Z][A-Z0-9_]*)|\[['"]([A-Z][A-Z0-9_]*)['"]\])\s*(?:\?\?|\|\|)/g;

/** Variables by which a build that would ask git for its version can be told instead. */
export function gitVersion(
  manifest: JsonFile,
  code: readonly SourceFile[],
): { readonly buildArgs: readonly Found<string>[]; readonly blockers: readonly Blocker[] } {
  const script = inScripts(manifest);
  if (script !== null) return { buildArgs: [], blockers: [noVariable(script.from)] };
  const file = code.find((one) => ASKS_GIT.test(one.text));
  if (file === undefined) return { buildArgs: [], blockers: [] };
  const offset = file.text.search(ASKS_GIT);
  const line = file.text.slice(0, offset).split('\n').slice(-3).join('\n');
  const names = [...line.matchAll(FALLBACK)].map((match) => match[1] ?? match[2] ?? '');
  const from = place(file.path, file.text, offset);
  const name = names.at(-1);
  return name === undefined
    ? { buildArgs: [], blockers: [noVariable(from)] }
    : { buildArgs: [{ value: name, from }], blockers: [] };
}

function inScripts(manifest: JsonFile): Found<string> | null {
  const scripts = keysAt(manifest, 'scripts').filter((name) =>
    /^(?:pre|post)?(?:build|install|prepare|start)/.test(name),
  );
  return (
    scripts
      .map((name) => textAt(manifest, 'scripts', name))
      .find((script) => script !== null && ASKS_GIT.test(script.value)) ?? null
  );
}

function noVariable(from: string): Blocker {
  return {
    name: 'version-from-git',
    message: 'the build asks git, and .git stays out of the context (H9).',
    from,
    hints: ['let it read a variable first, as in process.env.APP_VERSION ?? execSync(…); it becomes a build argument'],
  };
}
