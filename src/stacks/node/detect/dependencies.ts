import type { Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';
import { keysAt, valueAt, type JsonFile } from '../../_shared/json-file.ts';
import { place } from '../../_shared/place.ts';
import { readYaml } from '../../_shared/yaml-file.ts';
import type { Manager } from '../facts.ts';

/** Packages that only addons depend on: whoever brings one of them is compiled. */
const ADDON_SIGNS = [
  'nan',
  'node-addon-api',
  'bindings',
  'node-gyp',
  'prebuild-install',
  '@mapbox/node-pre-gyp',
  'cmake-js',
];
/** Packages whose install script downloads a program. */
const DOWNLOADERS = ['puppeteer', 'playwright', 'cypress', 'electron', 'prisma', '@prisma/engines', 'sqlite3'];

/** What the lockfile and the approval lists say of dependencies' own install scripts. */
export interface ScriptFacts {
  readonly native: Found<string> | null;
  readonly installScripts: boolean;
  readonly scriptsDownload: boolean;
}

export function dependencyScripts(repo: Repo, manifest: JsonFile, manager: Manager): ScriptFacts {
  const file = manager.lockfile;
  const lock = file === null ? '' : (repo.text(file) ?? '');
  const sign = ADDON_SIGNS.map((name) => ({ name, offset: packageOffset(lock, name) })).find(
    ({ offset }) => offset >= 0,
  );
  const native =
    sign === undefined || file === null ? null : { value: sign.name, from: place(file, lock, sign.offset) };
  return {
    native,
    installScripts: native !== null || APPROVED[manager.id](repo, manifest, lock),
    scriptsDownload: DOWNLOADERS.some((name) => packageOffset(lock, name) >= 0),
  };
}

/** Where the lockfile first names a package that comes from git instead of a registry. */
export function gitDependency(repo: Repo, manager: Manager): Found<string> | null {
  const file = manager.lockfile;
  const lock = file === null ? '' : (repo.text(file) ?? '');
  const offset = lock.search(
    /git\+(?:ssh|https?):|"git:|git@|resolution: \{(?:commit|type: git)|codeload\.github\.com/,
  );
  return file === null || offset < 0 ? null : { value: 'git', from: place(file, lock, offset) };
}

/** Where a lockfile of any kind has an entry of a package. */
function packageOffset(lock: string, name: string): number {
  const escaped = name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return lock.search(
    new RegExp(String.raw`(?:node_modules/|^\s*["']?)${escaped}(?:@|["']?:\s*[[{])|node_modules/${escaped}"`, 'm'),
  );
}

type Approval = (repo: Repo, manifest: JsonFile, lock: string) => boolean;

/** Whether any dependency's install script is to run, by the rules of each manager. */
const APPROVED: Readonly<Record<Manager['id'], Approval>> = {
  npm: (_repo, _manifest, lock) => lock.includes('"hasInstallScript": true'),
  pnpm: (repo, manifest) => {
    const workspace = readYaml(repo, 'pnpm-workspace.yaml');
    const builds = workspace['allowBuilds'];
    const listed = [workspace['onlyBuiltDependencies'], valueAt(manifest, 'pnpm', 'onlyBuiltDependencies')?.value];
    const allowed = typeof builds === 'object' && builds !== null && Object.values(builds).includes(true);
    return allowed || listed.some((list) => Array.isArray(list) && list.length > 0);
  },
  'yarn-classic': () => true,
  'yarn-berry': (repo, manifest) => {
    const built = keysAt(manifest, 'dependenciesMeta').some(
      (name) => valueAt(manifest, 'dependenciesMeta', name, 'built')?.value === true,
    );
    return built || readYaml(repo, '.yarnrc.yml')['enableScripts'] === true;
  },
  bun: (_repo, manifest) => {
    const trusted = valueAt(manifest, 'trustedDependencies')?.value;
    return Array.isArray(trusted) && trusted.length > 0;
  },
  none: () => false,
};
