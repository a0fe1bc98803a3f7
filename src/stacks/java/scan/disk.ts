import type { Found } from '../../../model/evidence.ts';
import type { WritablePath } from '../../../model/facts.ts';
import { allMatches, type SourceFile } from '../../_shared/code.ts';
import { settingOf, type Settings } from './settings.ts';

/** Folders where a program may keep things. */
const PLACE = String.raw`"(\/(?:var\/(?:lib|cache|spool|run)|data|srv|opt|mnt)(?:\/[\w./-]+)?)"`;
const PATHS = new RegExp(String.raw`\b(?:Path\.of|Paths\.get|new\s+File|File|Path)\(\s*${PLACE}`, 'g');
const WRITES =
  /\b(?:createDirectories|createDirectory|mkdirs?|newBufferedWriter|writeString|writeText|FileOutputStream|FileWriter|Files\.write|Files\.copy|transferTo|newOutputStream)\b/;

/** Absolute folders that a program which writes files names, and those that its settings name. */
export function findWritable(sources: readonly SourceFile[], settings: Settings): readonly Found<WritablePath>[] {
  const writing = sources.filter(({ text }) => WRITES.test(text));
  const named = ['spring.servlet.multipart.location', 'logging.file.path', 'quarkus.http.body.uploads-directory'].map(
    (name) => settingOf(settings, name),
  );
  const found = [...allMatches(writing, PATHS), ...named.filter((one) => one !== null)];
  const outside = found.filter(({ value }) => value.startsWith('/') && !/^\/(?:tmp|dev|proc|sys)(?:\/|$)/.test(value));
  return outside.map(({ value, from }) => ({ value: writable(value), from }));
}

/** The folder, where a file was named. */
function writable(path: string): WritablePath {
  const folder = /\.\w{1,5}$/.test(path) ? path.slice(0, path.lastIndexOf('/')) : path;
  const passing = /^\/(?:var\/(?:cache|run)|run)\//.test(folder);
  return {
    path: folder,
    kind: passing ? 'tmpfs' : 'volume',
    mode: '1777',
    exec: false,
    why: 'written to by the program',
  };
}
