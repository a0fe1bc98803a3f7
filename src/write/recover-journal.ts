import { dirname } from 'node:path';
import type { Journal, JournalEntry } from '../model/journal.ts';
import { JOURNAL, JOURNAL_FOLDER, readJournal, removeJournal } from './journal.ts';
import { besideTarget, hashOf, standingAt, targetAt } from './target.ts';
import { codeOf, nodeFs, removeFile, syncFolder } from './write-fs.ts';
import type { WriteFs } from './write-fs.ts';
import { harmlessly, writeError } from './write-error.ts';

/** What became of an earlier run that was stopped while it wrote. */
export type Recovery = 'nothing to do' | 'finished' | 'undone';

/** Ends an earlier run that was stopped: afterwards all its files are new, or all are as before. Files edited since then stay. */
export function recoverJournal(folder: string, fs: WriteFs = nodeFs): Recovery {
  const root = harmlessly(folder, () => fs.realpathSync(folder));
  try {
    const journal = readJournal(fs, root);
    if (journal === null) return nothingToDo(fs, root);
    return journal.phase === 'commit' && canFinish(fs, root, journal)
      ? finish(fs, root, journal)
      : undo(fs, root, journal);
  } catch (error) {
    throw writeError(root, error, `${JOURNAL} tells of a run that was stopped; the next run tries again to end it.`);
  }
}

/** A run may have been stopped before its journal stood. */
function nothingToDo(fs: WriteFs, root: string): Recovery {
  removeJournal(fs, root);
  dropFolders(fs, root, [JOURNAL_FOLDER]);
  return 'nothing to do';
}

function finish(fs: WriteFs, root: string, journal: Journal): Recovery {
  moveIntoPlace(fs, root, journal);
  clearAway(fs, root, journal);
  return 'finished';
}

function undo(fs: WriteFs, root: string, journal: Journal): Recovery {
  undoWrites(fs, root, journal);
  return 'undone';
}

/** Brings every target to its new bytes and returns the paths of those that someone else changed, which stay as they are. */
export function moveIntoPlace(fs: WriteFs, root: string, journal: Journal): string[] {
  const edited: string[] = [];
  for (const [index, entry] of journal.entries.entries()) {
    const place = placeOf(fs, root, journal, entry, index);
    if (place.now !== entry.before && place.now !== entry.after) edited.push(entry.path);
    if (place.now !== entry.before) continue;
    if (entry.after === null) fs.unlinkSync(place.target);
    else fs.renameSync(place.fresh, place.target);
    syncFolder(fs, dirname(place.target));
  }
  return edited;
}

/** Removes whatever the write needed besides its targets, the journal last. */
export function clearAway(fs: WriteFs, root: string, journal: Journal): void {
  for (const [index, entry] of journal.entries.entries()) {
    const { absolute, missingFolders } = targetAt(fs, root, entry.path);
    if (missingFolders.length > 0) continue;
    removeFile(fs, besideTarget(absolute, journal.tag, index, 'new'));
    removeFile(fs, besideTarget(absolute, journal.tag, index, 'old'));
  }
  // The journal goes after all that it names, and its own folder after it.
  dropFolders(
    fs,
    root,
    journal.folders.filter((folder) => folder !== JOURNAL_FOLDER),
  );
  removeJournal(fs, root);
  dropFolders(
    fs,
    root,
    journal.folders.filter((folder) => folder === JOURNAL_FOLDER),
  );
}

/** Brings every target back to its old bytes, then clears away what the write needed. */
export function undoWrites(fs: WriteFs, root: string, journal: Journal): void {
  if (journal.phase === 'commit')
    for (const [index, entry] of journal.entries.entries())
      undoOne(fs, placeOf(fs, root, journal, entry, index), entry);
  clearAway(fs, root, journal);
}

function undoOne(fs: WriteFs, place: Place, entry: JournalEntry): void {
  if (place.now !== entry.after) return;
  if (entry.before === null) fs.unlinkSync(place.target);
  else if (hashAt(fs, place.old, entry.path) === entry.before) fs.renameSync(place.old, place.target);
}

interface Place {
  readonly target: string;
  readonly fresh: string;
  readonly old: string;
  /** Hash of what stands at the target now. */
  readonly now: string | null;
}

function placeOf(fs: WriteFs, root: string, journal: Journal, entry: JournalEntry, index: number): Place {
  const target = targetAt(fs, root, entry.path).absolute;
  const beside = (use: 'new' | 'old'): string => besideTarget(target, journal.tag, index, use);
  return { target, fresh: beside('new'), old: beside('old'), now: hashAt(fs, target, entry.path) };
}

function hashAt(fs: WriteFs, absolute: string, path: string): string | null {
  return hashOf(standingAt(fs, absolute, path)?.bytes ?? null);
}

function canFinish(fs: WriteFs, root: string, journal: Journal): boolean {
  return journal.entries.every((entry, index) => {
    const place = placeOf(fs, root, journal, entry, index);
    return place.now !== entry.before || entry.after === null || hashAt(fs, place.fresh, entry.path) === entry.after;
  });
}

/** Folders that we made and that hold nothing. */
function dropFolders(fs: WriteFs, root: string, folders: readonly string[]): void {
  for (const folder of folders.toReversed()) {
    const { absolute, missingFolders } = targetAt(fs, root, folder);
    if (missingFolders.length === 0) dropIfEmpty(fs, absolute);
  }
}

function dropIfEmpty(fs: WriteFs, folder: string): void {
  // Asked first: on a read-only disk the removal of a folder that was never made fails too.
  if (fs.lstatSync(folder, { throwIfNoEntry: false }) === undefined) return;
  try {
    fs.rmdirSync(folder);
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes(codeOf(error) ?? '')) throw error;
  }
}
