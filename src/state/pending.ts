import { createHash } from 'node:crypto';
import type { OutputFile } from '../model/output.ts';
import type { Repo } from '../model/repo.ts';
import type { SavedFile, State } from '../model/state.ts';

/** A file that conflicts were written into between markers, with the text that stood there before. */
export interface Marked {
  readonly file: OutputFile;
  readonly before: string;
}

const MARKER = /^(?:<{7} yours|>{7} generated now)$/m;

/** The saved file stays what it was; what is generated now waits until the markers are gone. */
export function withPending(saved: SavedFile, { file, before }: Marked): SavedFile {
  return { ...saved, pending: { lines: file.contents.split('\n'), over: hashOf(before) } };
}

/** What counts as generated last time for the text that stands there now: markers that are gone were settled by a person. */
export function baseOf({ lines, pending }: SavedFile, now: string | null): string {
  const settled = pending !== undefined && now !== null && !MARKER.test(now) && hashOf(now) !== pending.over;
  return (settled ? pending.lines : lines).join('\n');
}

/** Places, as `path:line`, at which conflicts still stand between markers. */
export function markersIn(repo: Repo, state: State): readonly string[] {
  const waiting = Object.entries(state.files).filter(([, { pending }]) => pending !== undefined);
  return waiting.flatMap(([path]) => {
    const text = repo.text(path) ?? '';
    const at = MARKER.exec(text)?.index;
    return at === undefined ? [] : [`${path}:${text.slice(0, at).split('\n').length}`];
  });
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
