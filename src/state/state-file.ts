import type { OutputFile } from '../model/output.ts';
import type { Repo } from '../model/repo.ts';
import { parseState } from '../model/state.ts';
import type { SavedState, State } from '../model/state.ts';
import { baseOf } from './pending.ts';
import { STATE_PATH } from './state-path.ts';

/** What was generated last time. Never throws: a state that can't be read is a value that says so. */
export function readState(repo: Repo, generator: string): SavedState {
  if (!repo.has(STATE_PATH)) return { kind: 'none' };
  const text = repo.source(STATE_PATH);
  return text === null ? { kind: 'damaged', why: 'it is not text' } : parseState(text, generator);
}

/** The state as a file to write. The same state gives the same bytes, in whatever order it was put together. */
export function stateFile(state: State): OutputFile {
  return { path: STATE_PATH, contents: `${JSON.stringify(sorted(state), null, 2)}\n`, ownership: 'managed' };
}

/** Texts as they were generated last time, by path: what the next run compares with. */
export function generatedTexts(saved: SavedState, repo: Pick<Repo, 'text'>): ReadonlyMap<string, string> {
  if (saved.kind !== 'known') return new Map();
  return new Map(Object.entries(saved.state.files).map(([path, file]) => [path, baseOf(file, repo.text(path))]));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, part]) => [key, sorted(part)]));
}
