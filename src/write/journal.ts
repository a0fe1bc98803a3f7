import { dirname } from 'node:path';
import { UsageError } from '../errors.ts';
import { parseJournal } from '../model/journal.ts';
import type { Journal } from '../model/journal.ts';
import { standingAt, targetAt } from './target.ts';
import { createFile, NEW_FILE_MODE, removeFile, syncFolder } from './write-fs.ts';
import type { WriteFs } from './write-fs.ts';

export const JOURNAL_FOLDER = '.ironhull';
export const JOURNAL = `${JOURNAL_FOLDER}/journal.json`;
const DRAFT = `${JOURNAL}.new`;

/** The journal of an earlier run that did not end; `null` when there is none. Throws `UsageError` when it can't be read. */
export function readJournal(fs: WriteFs, root: string): Journal | null {
  const { absolute, missingFolders } = targetAt(fs, root, JOURNAL);
  if (missingFolders.length > 0) return null;
  const standing = standingAt(fs, absolute, JOURNAL);
  if (standing === null) return null;
  const journal = parseJournal(Buffer.from(standing.bytes).toString());
  if (journal !== null) return journal;
  throw new UsageError(
    `${JOURNAL} is damaged: an earlier run was stopped, and how far it came can't be told. Nothing was written.`,
    {
      hints: ['git status    shows what it changed', `rm ${JOURNAL}    when all is as you want it`],
    },
  );
}

/** Puts the journal in place as a whole: a reader sees the one before or this one. */
export function writeJournal(fs: WriteFs, root: string, journal: Journal): void {
  const draft = targetAt(fs, root, DRAFT).absolute;
  removeFile(fs, draft);
  createFile(fs, draft, Buffer.from(`${JSON.stringify(journal, null, 2)}\n`), { mode: NEW_FILE_MODE, owner: null });
  fs.renameSync(draft, targetAt(fs, root, JOURNAL).absolute);
  syncFolder(fs, dirname(draft));
}

/** Removes the journal and a half-written one. The write it speaks of is over then. */
export function removeJournal(fs: WriteFs, root: string): void {
  for (const path of [DRAFT, JOURNAL]) {
    const { absolute, missingFolders } = targetAt(fs, root, path);
    if (missingFolders.length === 0) removeFile(fs, absolute);
  }
}
