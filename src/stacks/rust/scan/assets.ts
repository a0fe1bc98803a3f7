import type { Found } from '../../../model/evidence.ts';
import { matchesOf } from '../../_shared/matches.ts';
import { place } from '../../_shared/place.ts';
import type { RustFile } from './files.ts';
import { below, resolveIn } from './manifest.ts';

const READS =
  /\b(?:ServeDir::new|ServeFile::new|Files::new|NamedFile::open(?:_async)?|FileServer::(?:from|new)|warp::fs::(?:dir|file)|Tera::new|register_templates_directory|fs::read(?:_to_string|_dir)?|File::open|with_name|StaticFilesEndpoint::new|StaticDir::new)\((?<args>[^();\n]{0,200})/g;
/** What the compiler reads relative to the file that says so. */
const BESIDE = /\binclude(?:_str|_bytes)?!\(\s{0,40}"(?<path>[^"\n]{1,200})"/g;
/** What it reads relative to the package. */
const IN_PACKAGE: readonly (readonly [RegExp, string])[] = [
  [/\binclude_dir!\(\s{0,20}"(?:\$CARGO_MANIFEST_DIR\/)?(?<path>[^"\n]{1,200})"/g, ''],
  [/#\[folder\s{0,5}=\s{0,5}"(?:\$CARGO_MANIFEST_DIR\/)?(?<path>[^"\n]{1,200})"/g, ''],
  [/\bmigrate!\(\s{0,20}(?:"(?<path>[^"\n]{1,200})")?/g, 'migrations'],
  [/\bembed_migrations!\(\s{0,20}(?:"(?<path>[^"\n]{1,200})")?/g, 'migrations'],
  [/#\[template\([^)\n]{0,200}\bpath\s{0,5}=/g, 'templates'],
  [/\bquery_file(?:_as|_scalar)?!\([^"\n]{0,80}"(?<path>[^"\n]{1,200})"/g, ''],
];

/** Whether a path of the repo is there, as file or folder. */
export type IsThere = (path: string) => boolean;

/** Files and folders that the program opens by a relative path while it runs, so that they ship beside it. */
export function findAssets(files: readonly RustFile[], isThere: IsThere): readonly Found<string>[] {
  return distinct(files.flatMap(opened), isThere);
}

/** Files and folders that the compiler reads beside sources: `include_str!`, migrations, templates, embedded folders. */
export function findEmbeds(
  files: readonly RustFile[],
  folderOf: (path: string) => string,
  isThere: IsThere,
): readonly Found<string>[] {
  const beside = files.flatMap((file) => named(file, BESIDE, file.path.slice(0, file.path.lastIndexOf('/') + 1), ''));
  const inPackage = files.flatMap((file) =>
    IN_PACKAGE.flatMap(([pattern, usual]) => named(file, pattern, folderOf(file.path), usual)),
  );
  return distinct([...beside, ...inPackage], isThere);
}

function named(file: RustFile, pattern: RegExp, folder: string, usual: string): readonly Found<string>[] {
  return matchesOf(file.code, pattern).flatMap((match) => {
    const value = resolveIn(folder, match.groups?.['path'] ?? usual);
    return value === null || value === '' ? [] : [{ value, from: place(file.path, file.code, match.index) }];
  });
}

function opened(file: RustFile): readonly Found<string>[] {
  return matchesOf(file.code, READS).flatMap((match) => {
    const from = place(file.path, file.code, match.index);
    const texts = [...(match.groups?.['args'] ?? '').matchAll(/"([^"\n]+)"/g)];
    return texts.map((text) => ({ value: beforeGlob(text[1] ?? ''), from })).filter((one) => one.value !== '');
  });
}

/** `templates/**` and `/*.html` behind it → `templates`; absolute and climbing paths are not of the repo. */
function beforeGlob(raw: string): string {
  if (raw.startsWith('/') || raw.split('/').includes('..')) return '';
  const parts = raw.split('/').filter((part) => part !== '' && part !== '.');
  const glob = parts.findIndex((part) => /[*?[]/.test(part));
  return below('', (glob === -1 ? parts : parts.slice(0, glob)).join('/'));
}

function distinct(all: readonly Found<string>[], isThere: IsThere): readonly Found<string>[] {
  const found = new Map<string, Found<string>>();
  for (const one of all) if (!found.has(one.value) && isThere(one.value)) found.set(one.value, one);
  return [...found.values()];
}
