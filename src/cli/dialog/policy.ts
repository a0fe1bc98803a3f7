import {
  findFetched,
  findLocked,
  loadPolicy,
  moves,
  presetSource,
  registryLines,
  workTreeOf,
  type FindPreset,
  type Loaded,
  type PresetPlace,
  type PresetSource,
  type Repo,
  type SavedPreset,
  type SavedState,
  UsageError,
  type Policy,
} from '../../api.ts';
import { lockedPolicy } from './locked-policy.ts';

/** `locked` takes what the lock has and asks nobody; `fetch` fetches what is not locked yet, `refresh` also what may have moved since. */
export type Finding = 'locked' | 'fetch' | 'refresh';

/** The team's defaults and locks for a folder. */
export async function policyFor(
  repo: Repo,
  state: SavedState,
  how: Finding,
  anchor: PresetPlace | null = null,
): Promise<Loaded> {
  if (how === 'locked') return lockedPolicy(repo, state, anchor);
  const tree = workTreeOf(repo);
  const saved = state.kind === 'known' ? (state.state.presets ?? []) : [];
  const source = presetSource({ env: process.env, registries: registryLines(tree.repo.source('.npmrc') ?? '') });
  try {
    return await loadPolicy(tree, fetching(source, saved, { repo, root: tree.repo }, how), anchor);
  } finally {
    source.close();
  }
}

/** The lock first, but for what is to be looked at again. */
function fetching(
  source: PresetSource,
  saved: readonly SavedPreset[],
  { repo, root }: { readonly repo: Repo; readonly root: Repo },
  how: Finding,
): FindPreset {
  const locked = findLocked(saved, repo);
  const fetched = findFetched(source.fetch, root);
  return async (reference) => {
    const again = how === 'refresh' && moves(reference);
    return (again ? null : await locked(reference)) ?? fetched(reference);
  };
}

/** Without the network, a preset that was never locked can't be had. */
export function refuseMissing({ missing }: Policy, command: string): void {
  const [first] = missing;
  if (first === undefined) return;
  throw new UsageError(
    `${first.from} extends ${JSON.stringify(first.reference)}, which is not locked. Nothing was written.`,
    {
      hints: [`${command}     without --offline fetches and locks it`],
    },
  );
}
