import type { Change, ChangeStatus } from '../model/change.ts';
import type { OutputFile } from '../model/output.ts';
import type { Repo } from '../model/repo.ts';

/** Rendered files against what stands in the repo and what was generated last time (path → text). */
export function compare(
  files: readonly OutputFile[],
  repo: Repo,
  generated: ReadonlyMap<string, string>,
): readonly Change[] {
  return files.map((file) => {
    const before = repo.text(file.path);
    return { file, before, status: statusOf(file.contents, before, generated.get(file.path)) };
  });
}

function statusOf(after: string, before: string | null, last: string | undefined): ChangeStatus {
  if (before === null) return 'new';
  if (before === after) return 'same';
  if (last === undefined) return 'foreign';
  return before === last ? 'ours' : 'edited';
}

/** Changes that only a person can settle. */
export function unsettled(changes: readonly Change[]): readonly Change[] {
  return changes.filter((change) => change.status === 'edited' || change.status === 'foreign');
}
