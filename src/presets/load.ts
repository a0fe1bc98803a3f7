import { UsageError } from '../errors.ts';
import type { Policy } from '../model/policy.ts';
import type { WorkTree } from '../repo/enclosing.ts';
import type { FindPreset, PresetHome, PresetPlace } from './home.ts';
import { layersOf } from './layers.ts';
import { merge } from './merge.ts';

const NAMES = ['ironhull.config.json', 'ironhull.config.yaml', 'ironhull.config.yml'] as const;

/** The policy for a folder: every `ironhull.config.{json,yaml}` from the root of its git working tree down to it, and all they extend. */
export async function loadPolicy(tree: WorkTree, find: FindPreset, before: readonly PresetPlace[]): Promise<Policy> {
  const own = configsOf(tree);
  return merge(await layersOf([...before, ...own], find));
}

/** Config files of a folder, the root's first. */
export function configsOf({ repo, folder }: WorkTree): readonly PresetPlace[] {
  const home: PresetHome = { source: 'repository', title: '', read: (path) => repo.text(path) };
  const parts = folder === '' ? [] : folder.split('/');
  return ['', ...parts.map((_, index) => `${parts.slice(0, index + 1).join('/')}/`)].flatMap((prefix) => {
    const [first, second] = NAMES.map((name) => `${prefix}${name}`).filter((path) => repo.has(path));
    if (second !== undefined)
      throw new UsageError(`${first} and ${second}: one of them is enough. Nothing was written.`);
    return first === undefined ? [] : [{ home, path: first }];
  });
}

/** Whether a path is that of a config file. */
export function isConfig(path: string): boolean {
  return NAMES.some((name) => path === name || path.endsWith(`/${name}`));
}
