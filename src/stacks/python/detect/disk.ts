import type { Found } from '../../../model/evidence.ts';
import type { WritablePath } from '../../../model/facts.ts';
import { place } from '../../_shared/place.ts';
import type { SourceFile } from './sources.ts';

const WRITE_MODE = String.raw`["'][rbt]*[wax+][^"']*["']`;

/** Calls that make a folder; the path stands in them or in a constant of the same file. */
const FOLDERS = new RegExp(
  String.raw`\bos\.(?:makedirs|mkdir)\(\s*${pathOr('made')}|(?:\bPath\(\s*)?${pathOr('of')}\s*\)?\.mkdir\(`,
  'g',
);
/** Calls that write a file. */
const FILES = new RegExp(
  [
    String.raw`\bopen\(\s*${pathOr('opened')}\s*,\s*${WRITE_MODE}`,
    String.raw`\bPath\(\s*["'](?<path>\/[^"'\n]+)["']\s*\)\.(?:write_text|write_bytes|touch)\(`,
    String.raw`\bsqlite3\.connect\(\s*${pathOr('connected')}`,
  ].join('|'),
  'g',
);
/** Something below a constant is written: `(UPLOADS / name).write_bytes(`, `open(UPLOADS / name, "wb")`, `.save(UPLOADS / name)`. */
const BELOW =
  /(?:\(\s*(?<name>[A-Z][A-Z0-9_]*)\s*\/[^()\n]+\)\.(?:write_text|write_bytes|touch|mkdir)\(|\bopen\(\s*(?<opened>[A-Z][A-Z0-9_]*)\s*\/[^,\n]+,\s*["'][rbt]*[wax]|\.save\(\s*(?<saved>[A-Z][A-Z0-9_]*)\s*\/)/g;
/** Where a program may keep things: the rest of the file system is the image's. */
const PLACES = /^\/(?:var\/(?:lib|cache|spool|opt|run)|data|srv|opt|run|mnt|app)\/[\w./-]+$|^\/data$/;
/** What a file must hold before it is worth a closer look. */
const LIKELY = /["']\/(?:var|data|srv|opt|run|mnt|app)\b|^MEDIA_ROOT/m;
const TAKEN = /^\/opt\/venv(?:\/|$)/;

/** Absolute folders that the program makes or writes to, each with the line that does. `/tmp` is writable anyway. */
export function findWritable(files: readonly SourceFile[]): readonly Found<WritablePath>[] {
  const found = new Map<string, Found<WritablePath>>();
  const likely = files.filter(({ text }) => LIKELY.test(text));
  for (const one of likely.flatMap((file) => [
    ...written(file, FOLDERS, false),
    ...written(file, FILES, true),
    ...written(file, BELOW, false),
    ...media(file),
  ]))
    if (!found.has(one.value.path)) found.set(one.value.path, one);
  return [...found.values()];
}

function written(file: SourceFile, pattern: RegExp, isFile: boolean): readonly Found<WritablePath>[] {
  return [...file.text.matchAll(pattern)].flatMap((match) => {
    const groups = Object.entries(match.groups ?? {}).filter(([, value]) => value !== undefined);
    const raw = groups.map(([, value]) =>
      value !== undefined && value.startsWith('/') ? value : constant(file.text, value ?? ''),
    )[0];
    return declared(raw ?? '', isFile, place(file.path, file.text, match.index));
  });
}

/** Django writes what people send to MEDIA_ROOT. */
function media({ path, text }: SourceFile): readonly Found<WritablePath>[] {
  const match = /^MEDIA_ROOT[ \t]*=[ \t]*(?:BASE_DIR[ \t]*\/[ \t]*["']([\w/-]+)["']|["'](\/[^"'\n]+)["'])/m.exec(text);
  if (match === null) return [];
  return declared(
    match[1] === undefined ? (match[2] ?? '') : `/app/${match[1]}`,
    false,
    place(path, text, match.index),
  );
}

function declared(path: string, isFile: boolean, from: string): readonly Found<WritablePath>[] {
  const folder = isFile ? path.slice(0, path.lastIndexOf('/')) : path.replace(/\/+$/, '');
  if (!PLACES.test(folder) || TAKEN.test(folder) || folder.includes('..')) return [];
  const passing = /^\/(?:var\/(?:cache|run)|run)\//.test(folder);
  const kind = passing ? 'tmpfs' : 'volume';
  return [{ value: { path: folder, kind, mode: '1777', exec: false, why: 'written to by the program' }, from }];
}

/** Text of a constant of the same file: `UPLOADS = Path("/srv/uploads")`, also as the default of a variable. */
function constant(text: string, name: string): string | undefined {
  const value = String.raw`(?:[\w.]+\(\s*)*(?:["']\w+["']\s*,\s*)?["'](\/[^"'\n]+)["']`;
  return new RegExp(String.raw`^${name}(?:\s*:\s*\w+)?\s*=\s*${value}`, 'm').exec(text)?.[1];
}

/** A path as text or as the name of a constant; group names may not repeat in a pattern. */
function pathOr(group: string): string {
  return String.raw`(?:["'](?<${group}>\/[^"'\n]+)["']|(?<${group}Name>[A-Z][A-Z0-9_]*))`;
}
