import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { collect, type CollectedTest } from './collected-tests.ts';

const COLLECTOR = new URL('collected-tests.ts', import.meta.url).href;

/**
 * Loads test files of a sandbox, and loads them anew where a mutant acts while modules are evaluated.
 * A generation in the address of each module keeps the copies apart; text is read and stripped once.
 */
export class ModuleLoader {
  readonly #root: string;
  readonly #sources = new Map<string, string>();
  /** Module → modules that it imports. */
  readonly #imports = new Map<string, Set<string>>();

  constructor(root: string) {
    this.#root = pathToFileURL(join(root, '/')).href;
    registerHooks({
      resolve: (specifier, context, next) => {
        const parent = context.parentURL ?? '';
        if (!this.#isOurs(parent)) return next(specifier, context);
        if (specifier === 'vitest') return { url: COLLECTOR, format: 'module-typescript', shortCircuit: true };
        const resolved = next(specifier, context);
        if (!this.#isOurs(resolved.url)) return resolved;
        this.#note(resolved.url, parent);
        return { ...resolved, url: `${bare(resolved.url)}${new URL(parent).search}` };
      },
      load: (url, context, next) =>
        this.#isOurs(url) && bare(url).endsWith('.ts')
          ? { format: 'module', source: this.#source(bare(url)), shortCircuit: true }
          : next(url, context),
    });
  }

  load(file: string, generation: number): Promise<readonly CollectedTest[]> {
    const url = `${pathToFileURL(file).href}?generation=${generation}`;
    return collect(file, () => import(url));
  }

  /** Paths of all modules that a loaded test file reaches through its imports. */
  reachedBy(testFile: string): ReadonlySet<string> {
    const seen = new Set<string>();
    const open = [pathToFileURL(testFile).href];
    for (let url = open.pop(); url !== undefined; url = open.pop()) {
      if (seen.has(url)) continue;
      seen.add(url);
      open.push(...(this.#imports.get(url) ?? []));
    }
    return new Set([...seen].map((url) => fileURLToPath(url)));
  }

  #isOurs(url: string): boolean {
    return url.startsWith(this.#root) && !url.includes('/node_modules/');
  }

  #note(url: string, parent: string): void {
    const imports = this.#imports.get(bare(parent)) ?? new Set();
    this.#imports.set(bare(parent), imports.add(bare(url)));
  }

  #source(url: string): string {
    const known = this.#sources.get(url) ?? stripTypeScriptTypes(readFileSync(fileURLToPath(url), 'utf8'));
    this.#sources.set(url, known);
    return known;
  }
}

function bare(url: string): string {
  return url.replace(/\?.*$/, '');
}
