import type { Found } from '../../../model/evidence.ts';
import type { WritablePath } from '../../../model/facts.ts';
import { place } from '../../_shared/place.ts';
import type { GoFile } from './packages.ts';
import { matchesOf } from '../../_shared/matches.ts';

const MAKES_FOLDER = /\bos\.(?:MkdirAll|Mkdir|MkdirTemp|CreateTemp)\(\s*(?:"(?<text>[^"\n]+)"|(?<name>\w+))/g;
const MAKES_FILE =
  /\bos\.(?:Create|WriteFile|OpenFile)\(\s*(?:"(?<text>[^"\n]+)"|(?<name>\w+))|\bsql\.Open\(\s*"sqlite3?"\s*,\s*(?:"(?<dsn>[^"\n]+)"|(?<dsnName>\w+))/g;
/** The only places in which a program may keep things; the rest of the file system is the image's. */
const PLACES = /^\/(?:var\/(?:lib|cache|spool|opt|run)|data|srv|opt|run|mnt)\/[\w./-]+$|^\/data$/;

/** Absolute folders that the program makes or writes to, each with the line that does. `/tmp` is writable anyway. */
export function findWritable(files: readonly GoFile[]): readonly Found<WritablePath>[] {
  const found = new Map<string, Found<WritablePath>>();
  for (const file of files) {
    for (const one of [...written(file, MAKES_FOLDER, false), ...written(file, MAKES_FILE, true)])
      if (!found.has(one.value.path)) found.set(one.value.path, one);
  }
  return [...found.values()];
}

function written(file: GoFile, pattern: RegExp, isFile: boolean): readonly Found<WritablePath>[] {
  const known = constants(file.code);
  return matchesOf(file.code, pattern).flatMap((match) => {
    const { text, name, dsn, dsnName } = match.groups ?? {};
    const raw = text ?? dsn ?? known.get(name ?? dsnName ?? '');
    const path = (raw ?? '').replace(/^file:/, '').replace(/\?.*$/, '');
    const folder = isFile ? path.slice(0, path.lastIndexOf('/')) : path.replace(/\/+$/, '');
    if (!PLACES.test(folder) || folder.includes('..')) return [];
    return [{ value: writable(folder), from: place(file.path, file.code, match.index) }];
  });
}

function writable(path: string): WritablePath {
  const passing = /^\/(?:var\/(?:cache|run)|run)\//.test(path);
  return {
    path,
    kind: passing ? 'tmpfs' : 'volume',
    mode: '1777',
    exec: false,
    why: 'written to by the program',
  };
}

/** Texts of the string constants and variables of a file, by name. */
function constants(code: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const match of matchesOf(code, /\b(\w{1,60})[ \t]{0,9}(?:string[ \t]{0,9})?:?=[ \t]{0,9}"([^"\n]+)"/g))
    found.set(match[1] ?? '', match[2] ?? '');
  return found;
}
