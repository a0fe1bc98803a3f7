import { lstatSync, readdirSync, realpathSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../errors.ts';
import { isClosed, judge, nothingMatched } from './match-patterns.ts';
import type { Matched } from './match-patterns.ts';
import { readPatterns } from './pattern.ts';
import type { Pattern } from './pattern.ts';

/** More files than any build should be sent. */
const MAX_SENT = 250_000;
/** Entries counted among what is kept out; what is beyond is left uncounted and said so. */
const MAX_COUNTED = 500_000;

/** A file or link that a build sends; a link is sent as a link, whatever it points to. */
export interface ContextFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

/** A file, or a folder with nothing in it that is sent (then `path` ends with `/`). */
export interface KeptOut {
  readonly path: string;
  readonly size: number;
  readonly files: number;
}

/** What a build with this folder as its context would send. */
export interface ContextListing {
  /** Sorted by path. */
  readonly files: readonly ContextFile[];
  /** Sorted by path; whole folders as one. */
  readonly keptOut: readonly KeptOut[];
  /** Bytes sent. */
  readonly size: number;
  /** Everything that is there: what would be sent without a .dockerignore. */
  readonly total: { readonly files: number; readonly size: number };
  /** Whether all that is kept out was counted; if not, its figures are lower bounds. */
  readonly counted: boolean;
}

/**
 * Lists what `docker build` would send of a folder, `.git` and `node_modules` included where nothing keeps them out. `ignore` is
 * the text of the .dockerignore, `null` without one, `ignoreName` its name in messages. Throws `UsageError` where the builder
 * would refuse: a malformed line, a folder that can't be read.
 */
export function listContext(folder: string, ignore: string | null, ignoreName = '.dockerignore'): ContextListing {
  const { patterns, bad } = readPatterns(ignore ?? '');
  const [first] = bad;
  if (first !== undefined) throw new UsageError(`${ignoreName}:${first.line} ${first.why}: a build with it fails.`);
  const walk: Walk = { root: realpathSync(folder), patterns, files: [], counted: 0 };
  const below = visit(walk, '', nothingMatched(patterns), false);
  const size = walk.files.reduce((sum, file) => sum + file.size, 0);
  return {
    files: walk.files.toSorted(byPath),
    keptOut: below.keptOut.toSorted(byPath),
    size,
    total: {
      files: walk.files.length + below.keptOut.reduce((sum, { files }) => sum + files, 0),
      size: size + below.keptOut.reduce((sum, kept) => sum + kept.size, 0),
    },
    counted: walk.counted < MAX_COUNTED,
  };
}

interface Walk {
  readonly root: string;
  readonly patterns: readonly Pattern[];
  readonly files: ContextFile[];
  counted: number;
}

interface Below {
  /** Whether anything below is sent. */
  sent: boolean;
  keptOut: KeptOut[];
}

function visit(walk: Walk, folder: string, above: Matched, closed: boolean): Below {
  const below: Below = { sent: false, keptOut: [] };
  for (const entry of entriesOf(walk, folder, closed)) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    const { keptOut, matched } = closed ? { keptOut: true, matched: above } : judge(walk.patterns, path, above);
    if (!entry.isDirectory()) addFile(walk, below, path, entry, keptOut);
    else
      addFolder(below, path, keptOut, visit(walk, path, matched, closed || (keptOut && isClosed(walk.patterns, path))));
  }
  return below;
}

function addFile(walk: Walk, below: Below, path: string, entry: Dirent, keptOut: boolean): void {
  // Pipes, sockets and devices are no files of an image.
  if (!entry.isFile() && !entry.isSymbolicLink()) return;
  const size = entry.isFile() ? sizeOf(join(walk.root, path)) : 0;
  if (keptOut) below.keptOut.push({ path, size, files: 1 });
  else {
    walk.files.push({ path, size });
    below.sent = true;
    if (walk.files.length > MAX_SENT) throw tooMany();
  }
}

/** A folder of which nothing is sent becomes one line; an empty folder that is sent is no file. */
function addFolder(above: Below, path: string, keptOut: boolean, below: Below): void {
  above.sent ||= below.sent;
  if (below.sent || !keptOut) above.keptOut.push(...below.keptOut);
  else if (below.keptOut.length > 0) above.keptOut.push(sumOf(`${path}/`, below.keptOut));
}

function sumOf(path: string, kept: readonly KeptOut[]): KeptOut {
  return {
    path,
    size: kept.reduce((sum, { size }) => sum + size, 0),
    files: kept.reduce((sum, { files }) => sum + files, 0),
  };
}

function entriesOf(walk: Walk, folder: string, closed: boolean): Dirent[] {
  if (closed && walk.counted >= MAX_COUNTED) return [];
  try {
    const entries = readdirSync(join(walk.root, folder), { withFileTypes: true });
    if (closed) walk.counted += entries.length;
    return entries;
  } catch (error) {
    // The builder passes over what it may not read only where it is kept out anyway.
    if (closed) return [];
    throw new UsageError(`${folder === '' ? 'this folder' : folder} can't be read: a build with it fails.`, {
      cause: error,
    });
  }
}

function sizeOf(file: string): number {
  return lstatSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : 1;
}

function tooMany(): UsageError {
  return new UsageError(`a build would be sent more than ${MAX_SENT.toLocaleString('en')} files.`, {
    hints: ['ironhull retrofit    makes a .dockerignore that lets in only what the build needs'],
  });
}
