import type { Facts } from '../../model/facts.ts';
import type { Repo } from '../../model/repo.ts';
import type { Parts } from '../../model/stack.ts';
import { keysAt, readJson, textAt, type JsonFile } from '../_shared/json-file.ts';
import { hooked, parseStart } from './detect/start.ts';
import type { NodeDetails } from './facts.ts';

/** Scripts that an install of the repo itself runs, and that may read its sources. */
const INSTALL_SCRIPTS = ['preinstall', 'install', 'postinstall', 'prepare'];

export function parts(repo: Repo, { details, framework }: Facts<NodeDetails>): Parts {
  const manifest = readJson(repo, 'package.json');
  const scripts = INSTALL_SCRIPTS.filter((name) => manifest !== null && textAt(manifest, 'scripts', name) !== null);
  return {
    manifests: details.manifests,
    installAlone: scripts.length === 0,
    lockedBy: details.manager.lockfile === null ? null : (details.manager.id.split('-')[0] ?? null),
    installer: hasModules(repo, details) ? details.manager.id : null,
    sources: details.shipped,
    scripts: manifest === null ? {} : plainScripts(manifest),
    // What Next.js traces into its output is laid out in a way of its own.
    output: framework?.value.startsWith('Next') === true ? null : details.output,
    native: details.native !== null || details.gitDependency !== null,
  };
}

/** Yarn since version 2 makes a folder of packages only where it is told to. */
function hasModules(repo: Repo, { manager }: NodeDetails): boolean {
  return manager.id !== 'yarn-berry' || /^nodeLinker:\s*["']?node-modules\b/m.test(repo.text('.yarnrc.yml') ?? '');
}

/** Scripts that are one call of node with no variable set in front of it. */
function plainScripts(manifest: JsonFile): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    keysAt(manifest, 'scripts').flatMap((name) => {
      const script = textAt(manifest, 'scripts', name);
      const start = script === null || hooked(manifest, name) ? null : parseStart(script);
      return start === null || start.environment.length > 0 || start.environmentFiles.length > 0
        ? []
        : [[name, start.words] as const];
    }),
  );
}
