import type { Found } from '../../../model/evidence.ts';
import type { WritablePath } from '../../../model/facts.ts';
import { allMatches, firstMatch, type SourceFile } from '../../_shared/code.ts';
import { keysAt } from '../../_shared/json-file.ts';
import { settingOf, type Settings } from './settings.ts';

/** Where the keys of cookies and forms lie, in HOME. */
export const KEYS = '/var/lib/keys';

/** Folders where a program may keep things. */
const PLACE = String.raw`"(\/(?:var\/(?:lib|cache|spool|run)|data|srv|opt|mnt)(?:\/[\w./-]+)?)"`;
const PATHS = new RegExp(String.raw`\b(?:DirectoryInfo|FileInfo|Combine|CreateDirectory|File\.\w+)\(\s*${PLACE}`, 'g');
const NAMED = new RegExp(
  String.raw`\b\w{0,40}?(?:[Pp]ath|[Dd]ir|[Ff]older|[Ff]ile|Root|ROOT|PATH|DIR)\w{0,40}\s{0,9}=\s*${PLACE}`,
  'g',
);
const WRITES =
  /\b(?:CreateDirectory|WriteAll\w+|AppendAll\w+|OpenWrite|File\.Create|FileMode\.\w+|StreamWriter|CopyToAsync|PersistKeysToFileSystem)\b/;
const SIGNED: readonly RegExp[] = [
  /\b(AddCookie|AddIdentity|AddIdentityCore|AddSession|AddAntiforgery|AddRazorPages|AddControllersWithViews|AddRazorComponents|AddDataProtection)\(/,
];
const KEPT = /\bPersistKeysTo\w+\b/;
const PASSING = /^\/(?:var\/(?:cache|run)|run)\//;

/** Absolute folders that a program which writes files names, and those that databases in files lie in. */
export function findWritable(sources: readonly SourceFile[], settings: Settings): readonly Found<WritablePath>[] {
  const writing = sources.filter(({ text }) => WRITES.test(text));
  const found = [...allMatches(writing, PATHS), ...allMatches(writing, NAMED), ...databases(settings)];
  const byFolder = new Map(found.map(({ value, from }) => [folderIn(value), from]));
  return [...byFolder].map(([path, from]) => ({ value: writable(path, 'written to by the program'), from }));
}

/** What signs cookies or forms with keys that the program itself keeps in HOME. */
export function findKeys(sources: readonly SourceFile[]): Found<string> | null {
  return sources.some(({ text }) => KEPT.test(text)) ? null : firstMatch(sources, SIGNED);
}

/** HOME, where keys must outlive a start. */
export function keysPath(keys: Found<string>): Found<WritablePath> {
  return { value: writable(KEYS, 'HOME: keys of logins and forms, which a restart must not change'), from: keys.from };
}

function databases(settings: Settings): readonly Found<string>[] {
  const names = new Set(settings.flatMap((json) => keysAt(json, 'ConnectionStrings')));
  return [...names].flatMap((name) => {
    const found = settingOf(settings, 'ConnectionStrings', name);
    const path = /(?:Data Source|DataSource|Filename)\s*=\s*(\/[\w./-]+)/i.exec(found?.value ?? '')?.[1];
    return found === null || path === undefined ? [] : [{ value: path, from: found.from }];
  });
}

/** The folder, where a file was named. */
function folderIn(path: string): string {
  return /\.\w{1,7}$/.test(path) ? path.slice(0, path.lastIndexOf('/')) : path.replace(/\/$/, '');
}

function writable(path: string, why: string): WritablePath {
  return { path, kind: PASSING.test(`${path}/`) ? 'tmpfs' : 'volume', mode: '1777', exec: false, why };
}
