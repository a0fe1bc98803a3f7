import {
  findLocked,
  loadPolicy,
  workTreeOf,
  type Loaded,
  type PresetPlace,
  type Repo,
  type SavedState,
} from '../../api.ts';

/** The team's defaults and locks for a folder, by what the lock has: nobody is asked. */
export async function lockedPolicy(repo: Repo, state: SavedState, anchor: PresetPlace | null = null): Promise<Loaded> {
  const saved = state.kind === 'known' ? (state.state.presets ?? []) : [];
  return loadPolicy(workTreeOf(repo), findLocked(saved, repo), anchor);
}
