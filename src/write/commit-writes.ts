import { dirname } from 'node:path';
import { UsageError } from '../errors.ts';
import type { Journal } from '../model/journal.ts';
import { JOURNAL, JOURNAL_FOLDER, readJournal, writeJournal } from './journal.ts';
import { changedMeanwhile } from './plan-writes.ts';
import type { PlannedWrite } from './plan-writes.ts';
import { clearAway, moveIntoPlace, undoWrites } from './recover-journal.ts';
import { besideTarget, hashOf, standingAt, targetAt } from './target.ts';
import { codeOf, createFile, NEW_FOLDER_MODE, nodeFs, syncFolder } from './write-fs.ts';
import type { WriteFs } from './write-fs.ts';
import { harmlessly, NOTHING_WRITTEN, writeError } from './write-error.ts';

const NO_LINKS: ReadonlySet<string | null> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV']);
const MIDWAY = `The work stopped midway and could not be undone; ${JOURNAL} knows how far it came, and the next run ends it.`;

/**
 * Writes all planned files or none, and returns the paths it changed; files that stay the same are not touched. Throws
 * `UsageError` when a file changed since it was planned or the disk refuses; a run stopped midway is ended by `recoverJournal`.
 */
export function commitWrites(folder: string, planned: readonly PlannedWrite[], fs: WriteFs = nodeFs): string[] {
  const writes = planned.filter(({ status }) => status !== 'same');
  if (writes.length === 0) return [];
  const root = harmlessly(folder, () => fs.realpathSync(folder));
  const journal = harmlessly(root, () => journalOf(fs, root, writes));
  orUndo(fs, root, journal, () => prepare(fs, root, writes, journal));
  const committed: Journal = { ...journal, phase: 'commit' };
  orUndo(fs, root, committed, () => move(fs, root, committed));
  try {
    clearAway(fs, root, committed);
  } catch (error) {
    throw writeError(root, error, 'All files were written; what is left of the work is cleared away by the next run.');
  }
  return writes.map(({ path }) => path);
}

function refuseIfMoved(fs: WriteFs, root: string, writes: readonly PlannedWrite[]): void {
  for (const { path, before } of writes) {
    const standing = standingAt(fs, targetAt(fs, root, path).absolute, path);
    if (hashOf(standing?.bytes ?? null) !== hashOf(before)) throw changedMeanwhile(path);
  }
}

function journalOf(fs: WriteFs, root: string, writes: readonly PlannedWrite[]): Journal {
  refuseIfMoved(fs, root, writes);
  if (readJournal(fs, root) !== null) throw interrupted();
  const made = [JOURNAL, ...writes.filter(({ after }) => after !== null).map(({ path }) => path)];
  return {
    schemaVersion: 1,
    phase: 'prepare',
    tag: freeTag(fs, root, writes),
    folders: [...new Set(made.flatMap((path) => targetAt(fs, root, path).missingFolders))],
    entries: writes.map(({ path, before, after }) => ({ path, before: hashOf(before), after: hashOf(after) })),
  };
}

/** Everything that can fail for want of space or permission, before any target is touched. The journal comes first. */
function prepare(fs: WriteFs, root: string, writes: readonly PlannedWrite[], journal: Journal): void {
  if (journal.folders.includes(JOURNAL_FOLDER)) makeFolder(fs, root, JOURNAL_FOLDER);
  writeJournal(fs, root, journal);
  for (const folder of journal.folders) if (folder !== JOURNAL_FOLDER) makeFolder(fs, root, folder);
  for (const [index, write] of writes.entries()) {
    const target = targetAt(fs, root, write.path).absolute;
    if (write.after !== null)
      createFile(fs, besideTarget(target, journal.tag, index, 'new'), write.after, write.identity);
    if (write.before !== null) keepOld(fs, target, besideTarget(target, journal.tag, index, 'old'), write);
    syncFolder(fs, dirname(target));
  }
  refuseIfMoved(fs, root, writes);
}

/** The journal first: from here on the next run finishes. */
function move(fs: WriteFs, root: string, journal: Journal): void {
  writeJournal(fs, root, journal);
  const [edited] = moveIntoPlace(fs, root, journal);
  if (edited !== undefined) throw changedMeanwhile(edited);
}

function makeFolder(fs: WriteFs, root: string, folder: string): void {
  const { absolute } = targetAt(fs, root, folder);
  fs.mkdirSync(absolute);
  fs.chmodSync(absolute, NEW_FOLDER_MODE);
}

/** A second name for the old file, or a copy where the file system knows no second names or denies them. */
function keepOld(fs: WriteFs, target: string, old: string, { before, identity }: PlannedWrite): void {
  try {
    fs.linkSync(target, old);
  } catch (error) {
    if (!NO_LINKS.has(codeOf(error)) || before === null) throw error;
    createFile(fs, old, before, identity);
  }
}

function freeTag(fs: WriteFs, root: string, writes: readonly PlannedWrite[]): number {
  const targets = writes.map(({ path }) => targetAt(fs, root, path).absolute);
  const taken = (target: string, tag: number, index: number): boolean =>
    [besideTarget(target, tag, index, 'new'), besideTarget(target, tag, index, 'old')].some(
      (path) => fs.lstatSync(path, { throwIfNoEntry: false }) !== undefined,
    );
  let tag = 0;
  while (targets.some((target, index) => taken(target, tag, index))) tag += 1;
  return tag;
}

function orUndo(fs: WriteFs, root: string, journal: Journal, action: () => void): void {
  try {
    action();
  } catch (error) {
    throw undone(fs, root, journal, error);
  }
}

/** The error to throw once everything is as before, or the one that says that it is not. */
function undone(fs: WriteFs, root: string, journal: Journal, error: unknown): unknown {
  try {
    undoWrites(fs, root, journal);
  } catch (second) {
    return codeOf(second) === null ? second : writeError(root, second, MIDWAY);
  }
  return writeError(root, error, NOTHING_WRITTEN);
}

function interrupted(): UsageError {
  return new UsageError('an earlier run was stopped while it wrote. Nothing was written.', {
    hints: ['run the same command again'],
  });
}
