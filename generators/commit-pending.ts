import { existsSync } from 'node:fs';
import { basename, dirname, isAbsolute, relative, sep } from 'node:path';
import { commitWrites, planWrites, UndecidedError, type PendingFile, type PlannedWrite } from '../src/api.ts';
import { choose } from '../src/cli/dialog/prompts.ts';
import type { Door } from '../src/cli/dialog/door.ts';
import type { OnConflict } from '../src/cli/dialog/settle.ts';
import type { Target } from '../src/cli/dialog/targets.ts';
import { visible } from '../src/cli/visible.ts';
import { isPending, markCommitted, type MemoryFile, type Store } from './pending.ts';

/** What a commit needs besides the files. */
export interface Commit {
  /** Folder of our files, as Yeoman's memory names it. */
  readonly root: string;
  readonly targets: readonly Target[];
  readonly onConflict: OnConflict;
  readonly door: Door;
}

interface Write {
  readonly file: MemoryFile;
  readonly root: string;
  readonly pending: PendingFile;
}

/** Writes every pending file, ours and other generators': all conflicts are settled and all targets looked at before the first byte. */
export async function commitPending(store: Store, commit: Commit): Promise<void> {
  const writes = store
    .all()
    .filter(isPending)
    .map((file) => asText(writeOf(file, commit.root), commit));
  const existing = new Map(commit.targets.map((target) => [target.path, target.before]));
  const groups = [...Map.groupBy(writes, (write) => write.root)].map(([root, group]) => ({
    root,
    planned: planWrites(
      root,
      group.map((write) => write.pending),
      root === commit.root ? existing : new Map(),
    ),
  }));
  const kept = await settleOthers(
    writes,
    groups.flatMap((group) => group.planned),
    commit,
  );
  for (const { root, planned } of groups)
    commitWrites(
      root,
      planned.filter((one) => !kept.has(one)),
    );
  for (const { file } of writes) markCommitted(file);
}

/** A file outside of our folder is written from the nearest folder that is there. */
function writeOf(file: MemoryFile, root: string): Write {
  const contents = file.state === 'deleted' ? null : file.contents;
  const mode = file.stat?.mode === undefined ? {} : { mode: file.stat.mode & 0o777 };
  const inside = relative(root, file.path);
  if (!inside.startsWith('..') && !isAbsolute(inside))
    return { file, root, pending: { path: slashes(inside), contents, ...mode } };
  let base = dirname(file.path);
  while (!existsSync(base) && dirname(base) !== base) base = dirname(base);
  return { file, root: base, pending: { path: slashes(relative(base, file.path)), contents, ...mode } };
}

/** Ours stay text on their way through Yeoman's memory, so that the writer keeps the line ends that a file has. */
function asText(write: Write, { root, targets }: Commit): Write {
  const { path, contents } = write.pending;
  const own = write.root === root ? targets.find((target) => target.path === path) : undefined;
  if (own === undefined || contents === null || contents.toString() !== own.contents) return write;
  return { ...write, pending: { path, contents: own.contents } };
}

function slashes(path: string): string {
  return path.split(sep).join('/');
}

/** Files of other generators that would replace what somebody wrote. Ours were settled before they were staged. */
async function settleOthers(
  writes: readonly Write[],
  planned: readonly PlannedWrite[],
  commit: Commit,
): Promise<ReadonlySet<PlannedWrite>> {
  const ours = new Set(commit.targets.map((target) => target.path));
  const open = planned.filter((one, index) => {
    const write = writes[index];
    const replaces = one.status === 'changed' || one.status === 'removed';
    return (
      replaces && write !== undefined && !(write.root === commit.root && ours.has(one.path)) && !isForced(write.file)
    );
  });
  const kept = new Set<PlannedWrite>();
  for (const one of open) if (!(await mayReplace(one, commit))) kept.add(one);
  return kept;
}

/** Yeoman never asks about its own records. */
function isForced({ conflicter, path }: MemoryFile): boolean {
  return conflicter === 'force' || ['.yo-rc.json', '.yo-rc-global.json', '.yo-resolve'].includes(basename(path));
}

async function mayReplace({ path, status }: PlannedWrite, { onConflict, door }: Commit): Promise<boolean> {
  if (onConflict === 'overwrite' || onConflict === 'keep') return onConflict === 'overwrite';
  const verb = status === 'removed' ? 'remove' : 'replace';
  if (onConflict !== 'ask' || !door.interactive)
    throw new UndecidedError(`another generator would ${verb} ${visible(path)}. Nothing was written.`, {
      hints: ['--on-conflict overwrite     lets it', '--on-conflict keep          leaves the file'],
    });
  const answer = await choose(door, 'conflict', `Another generator would ${verb} ${visible(path)}. May it?`, [
    { value: 'keep', label: 'No, keep it', hint: '' },
    { value: 'replace', label: 'Yes', hint: '' },
  ]);
  return answer === 'replace';
}
