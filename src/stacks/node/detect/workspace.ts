import type { Repo } from '../../../model/repo.ts';
import { readJson, textAt, valueAt, type JsonFile } from '../../_shared/json-file.ts';
import { readYaml } from '../../_shared/yaml-file.ts';

/** A start script that hands on to workspaces. */
const HANDS_ON =
  /^(?:npx |pnpm (?:exec )?|yarn )?(?:turbo|nx|lerna|moon|wireit)\b|^(?:npm|pnpm|yarn|bun)\b.*(?:\s(?:-w|-r|-F|--filter|--workspaces?|--recursive)\b|\sworkspaces?\s)/;

/** Whether this package.json only ties workspaces together: the services are in the folders below it. */
export function workspaceRoot(repo: Repo, manifest: JsonFile): boolean {
  const tied = valueAt(manifest, 'workspaces') !== null || pnpmPackages(repo).length > 0;
  const start = textAt(manifest, 'scripts', 'start');
  return tied && (start === null || HANDS_ON.test(start.value)) && textAt(manifest, 'main') === null;
}

/** Patterns of the folders that are installed together with the root. */
export function memberPatterns(repo: Repo): readonly string[] {
  const manifest = readJson(repo, 'package.json');
  const own = manifest === null ? [] : [valueAt(manifest, 'workspaces'), valueAt(manifest, 'workspaces', 'packages')];
  return [...own.flatMap((found) => texts(found?.value)), ...pnpmPackages(repo)];
}

function pnpmPackages(repo: Repo): readonly string[] {
  return texts(readYaml(repo, 'pnpm-workspace.yaml')['packages']);
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
