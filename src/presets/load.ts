import { UsageError } from '../errors.ts';
import type { Policy } from '../model/policy.ts';
import type { WorkTree } from '../repo/enclosing.ts';
import type { FindPreset, PresetHome, PresetPlace } from './home.ts';
import { copyPath } from './find-locked.ts';
import { layersOf, type Layers } from './layers.ts';
import { merge } from './merge.ts';

const NAMES = ['ironhull.config.json', 'ironhull.config.yaml', 'ironhull.config.yml'] as const;

/** A policy, and what of it has to be kept so that nothing is fetched again. */
export interface Loaded {
  readonly policy: Policy;
  /** Copies of presets from elsewhere, by path. */
  readonly copies: ReadonlyMap<string, string>;
}

/** The policy for a folder: every `ironhull.config.{json,yaml}` from the root of its git working tree down to it, and all they extend. */
export async function loadPolicy(tree: WorkTree, find: FindPreset, before: readonly PresetPlace[]): Promise<Loaded> {
  const own = configsOf(tree);
  const read = await layersOf([...before, ...own], find);
  return { policy: merge(read), copies: copiesOf(read) };
}

/** Config files of a folder, the root's first. */
export function configsOf({ repo, folder }: WorkTree): readonly PresetPlace[] {
  const home: PresetHome = { source: 'repository', version: '', title: '', read: async (path) => repo.text(path) };
  const parts = folder === '' ? [] : folder.split('/');
  return ['', ...parts.map((_, index) => `${parts.slice(0, index + 1).join('/')}/`)].flatMap((prefix) => {
    const [first, second] = NAMES.map((name) => `${prefix}${name}`).filter((path) => repo.has(path));
    if (second !== undefined)
      throw new UsageError(`${first} and ${second}: one of them is enough. Nothing was written.`);
    return first === undefined ? [] : [{ home, path: first, reference: '' }];
  });
}

/** Whether a path is that of a config file. */
export function isConfig(path: string): boolean {
  return NAMES.some((name) => path === name || path.endsWith(`/${name}`));
}

function copiesOf({ layers }: Layers): ReadonlyMap<string, string> {
  const foreign = layers.filter(({ layer }) => layer.source !== 'repository');
  return new Map(foreign.map(({ layer, text }) => [copyPath(layer), text]));
}
