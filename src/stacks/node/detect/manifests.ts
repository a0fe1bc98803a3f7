import type { Repo } from '../../../model/repo.ts';
import { valueAt, type JsonFile } from '../../_shared/json-file.ts';
import { isPlainPath } from '../../_shared/safe.ts';
import { readYaml } from '../../_shared/yaml-file.ts';
import type { Manager, ManagerId } from '../facts.ts';

/** Configuration that an install reads besides package.json and the lockfile. */
const SETTINGS: Readonly<Record<ManagerId, readonly string[]>> = {
  npm: ['.npmrc'],
  pnpm: ['pnpm-workspace.yaml', '.npmrc', '.pnpmfile.cjs', '.pnpmfile.mjs'],
  'yarn-classic': ['.npmrc', '.yarnrc'],
  'yarn-berry': ['.yarnrc.yml'],
  bun: ['bunfig.toml', '.npmrc'],
  none: [],
};

/** Files and folders that an install reads; folders end with a slash. */
export function manifests(repo: Repo, manifest: JsonFile, manager: Manager): readonly string[] {
  const files = ['package.json', ...(manager.lockfile === null ? [] : [manager.lockfile]), ...SETTINGS[manager.id]];
  const folders = [...patchFolders(repo, manifest, manager), ...yarnFolders(repo, manager)];
  return [
    ...files.filter((file) => repo.has(file)),
    ...folders.filter((folder) => repo.list(folder.slice(0, -1)).length > 0),
  ];
}

function patchFolders(repo: Repo, manifest: JsonFile, manager: Manager): readonly string[] {
  if (manager.id !== 'pnpm' && manager.id !== 'bun') return [];
  const lists = [
    readYaml(repo, 'pnpm-workspace.yaml')['patchedDependencies'],
    valueAt(manifest, 'pnpm', 'patchedDependencies')?.value,
    valueAt(manifest, 'patchedDependencies')?.value,
  ];
  const paths = lists.flatMap((list) => (typeof list === 'object' && list !== null ? Object.values(list) : []));
  const folders = paths.flatMap((path) =>
    typeof path === 'string' && path.includes('/') ? [`${path.split('/')[0]}/`] : [],
  );
  return [...new Set(folders)].filter((folder) => isPlainPath(folder.slice(0, -1)));
}

function yarnFolders(repo: Repo, manager: Manager): readonly string[] {
  if (manager.id !== 'yarn-berry') return [];
  return ['.yarn/releases/', '.yarn/plugins/', '.yarn/patches/'].filter(
    (folder) => repo.list(folder.slice(0, -1)).length > 0,
  );
}
