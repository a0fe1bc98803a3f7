import {
  findFetched,
  findLocked,
  homeOf,
  loadPolicy,
  PRESET_NAMES,
  presetSource,
  registryLines,
  UsageError,
  type FindPreset,
  type Policy,
  type PresetPlace,
  type Repo,
} from '../../api.ts';
import { withTrusted } from '../dialog/trust.ts';

/** The policy that a preset and all it extends make for a repository that follows it. */
export type Following = (repo: Repo) => Promise<Policy>;

/** How a preset is tried. */
export interface Trying {
  /** Whether no network is asked. */
  readonly offline: boolean;
  /** Hashes of code that may run, beside those that the user trusts; `null` where the preset is only read. */
  readonly trust: readonly string[] | null;
}

/** Opens the preset that stands in a folder, and hands out its policy; what it extends is fetched unless that is not wanted. */
export async function withPreset<T>(
  folder: Repo,
  { offline, trust }: Trying,
  use: (following: Following) => Promise<T>,
): Promise<T> {
  const place = placeIn(folder);
  const source = presetSource({ env: process.env, registries: registryLines(folder.source('.npmrc') ?? '') });
  const find: FindPreset = offline ? findLocked([], folder) : findFetched(source.fetch, folder);
  try {
    return await use(async (repo) => {
      const loaded = await loadPolicy({ repo, folder: '' }, find, place);
      return trust === null
        ? loaded.policy
        : withTrusted(loaded, { named: trust, remember: false, root: folder.root, door: null });
    });
  } finally {
    source.close();
  }
}

function placeIn(folder: Repo): PresetPlace {
  const path = PRESET_NAMES.find((name) => folder.has(name));
  if (path === undefined)
    throw new UsageError(`there is no ${PRESET_NAMES.join(', no ')} in this folder. Nothing was written.`, {
      hints: ['ironhull defaults init     makes one'],
    });
  return { home: { ...homeOf('preset', '', async (one) => folder.text(one)), title: '' }, path, reference: '' };
}
