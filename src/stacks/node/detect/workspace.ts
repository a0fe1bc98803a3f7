import type { Repo } from '../../../model/repo.ts';
import { textAt, valueAt, type JsonFile } from '../../_shared/json-file.ts';
import { readYaml } from '../../_shared/yaml-file.ts';

/** Whether this package.json only ties workspaces together: the services are in the folders below it. */
export function workspaceRoot(repo: Repo, manifest: JsonFile): boolean {
  const packages = readYaml(repo, 'pnpm-workspace.yaml')['packages'];
  const tied = valueAt(manifest, 'workspaces') !== null || (Array.isArray(packages) && packages.length > 0);
  return tied && textAt(manifest, 'scripts', 'start') === null && textAt(manifest, 'main') === null;
}
