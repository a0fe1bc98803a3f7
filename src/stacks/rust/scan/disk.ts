import type { Found } from '../../../model/evidence.ts';
import type { WritablePath } from '../../../model/facts.ts';
import { matchesOf } from '../../_shared/matches.ts';
import { place } from '../../_shared/place.ts';
import type { RustFile } from './files.ts';

const FOLDER = /\b(?:create_dir_all|create_dir|tempdir_in)\(\s{0,20}&?"(?<path>\/[^"\n]{1,200})"/g;
const FILE =
  /\b(?:File::create(?:_new)?|fs::write|Connection::open)\(\s{0,20}&?"(?<path>\/[^"\n]{1,200})"|"sqlite:(?:\/\/)?(?<dsn>\/[^"\n?]{1,200})/g;
/** The only places in which a program may keep things; the rest of the file system is the image's. */
const PLACES = /^\/(?:var\/(?:lib|cache|spool|opt|run)|data|srv|opt|run|mnt)\/[\w./-]+$|^\/data$/;

/** Absolute folders that the program makes or writes to, each with the line that does. `/tmp` is writable anyway. */
export function findWritable(files: readonly RustFile[]): readonly Found<WritablePath>[] {
  const found = new Map<string, Found<WritablePath>>();
  for (const file of files)
    for (const one of [...written(file, FOLDER, false), ...written(file, FILE, true)])
      if (!found.has(one.value.path)) found.set(one.value.path, one);
  return [...found.values()];
}

function written(file: RustFile, pattern: RegExp, isFile: boolean): readonly Found<WritablePath>[] {
  return matchesOf(file.code, pattern).flatMap((match) => {
    const path = match.groups?.['path'] ?? match.groups?.['dsn'] ?? '';
    const folder = isFile ? path.slice(0, path.lastIndexOf('/')) : path.replace(/\/+$/, '');
    if (!PLACES.test(folder) || folder.includes('..')) return [];
    const passing = /^\/(?:var\/(?:cache|run)|run)\//.test(folder);
    const kind = passing ? ('tmpfs' as const) : ('volume' as const);
    const value = { path: folder, kind, mode: '1777', exec: false, why: 'written to by the program' };
    return [{ value, from: place(file.path, file.code, match.index) }];
  });
}
