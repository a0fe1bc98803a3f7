import type { Change } from '../model/change.ts';
import type { OutputFile } from '../model/output.ts';
import type { Repo } from '../model/repo.ts';
import { mergeFile } from './merge-file.ts';
import { mergeTwo } from './merge-two.ts';

/** Rendered files against what stands in the repo and what was generated last time (path → text). */
export function compare(
  files: readonly OutputFile[],
  repo: Repo,
  generated: ReadonlyMap<string, string>,
): readonly Change[] {
  return files.map((file) => changeOf(file, repo.text(file.path), generated.get(file.path)));
}

/** Changes that only a person can settle. */
export function unsettled(changes: readonly Change[]): readonly Change[] {
  return changes.filter((change) => change.status === 'edited' || change.status === 'foreign');
}

/** Changes that a run would write, or would have to ask about. */
export function pending(changes: readonly Change[]): readonly Change[] {
  const settled = new Set<Change['status']>(['same', 'yours', 'declined']);
  return changes.filter((change) => !settled.has(change.status));
}

function changeOf(file: OutputFile, before: string | null, last: string | undefined): Change {
  const plain = { file, before, text: file.contents, merge: null };
  if (before === null) return { ...plain, status: last === undefined ? 'new' : 'declined' };
  if (before === file.contents) return { ...plain, status: 'same' };
  if (last === undefined) return unknown(file, before);
  return before === last ? { ...plain, status: 'ours' } : merged(file, before, last);
}

/** Without a base, a file that is much like ours is compared with it place by place: the state may have been lost. */
function unknown(file: OutputFile, before: string): Change {
  const merge = mergeTwo(file.path, before, file.contents);
  const known = merge !== null && merge.conflicts.length > 0;
  return {
    file,
    before,
    text: known ? merge.text : file.contents,
    merge: known ? merge : null,
    status: known ? 'edited' : 'foreign',
  };
}

function merged(file: OutputFile, before: string, last: string): Change {
  const merge = mergeFile(file.path, { base: last, yours: before, theirs: file.contents });
  const clean = merge.text === before ? 'yours' : 'merged';
  return { file, before, text: merge.text, merge, status: merge.conflicts.length > 0 ? 'edited' : clean };
}
