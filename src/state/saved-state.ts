import type { Repo } from '../model/repo.ts';
import type { SavedState } from '../model/state.ts';
import { STATE_PATH } from './state-path.ts';

/** What was generated last time, as `readState` says it. What holds a state against its schema is loaded only where there is one. */
export async function savedState(repo: Repo, generator: string): Promise<SavedState> {
  if (!repo.has(STATE_PATH)) return { kind: 'none' };
  return (await import('./state-file.ts')).readState(repo, generator);
}
