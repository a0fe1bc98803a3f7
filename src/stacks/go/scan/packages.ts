import type { Found } from '../../../model/evidence.ts';
import { place } from '../../_shared/place.ts';
import { builtOnLinux } from './build-constraint.ts';
import { withoutComments } from './source.ts';
import { matchesOf } from '../../_shared/matches.ts';

/** A Go file of a package, read once. */
export interface GoFile {
  readonly path: string;
  /** As it stands. */
  readonly text: string;
  /** Comments blanked out, offsets unchanged. */
  readonly code: string;
}

/** Folders of a module and the Go files in them; `''` is the module's root. Files are read when asked for. */
export interface Packages {
  readonly folders: readonly string[];
  /** Files of a package that a Linux build compiles, tests left out. */
  readonly files: (folder: string) => readonly GoFile[];
  /** Whether a folder is a `package main`, judged by one of its files: they all say the same. */
  readonly isMain: (folder: string) => boolean;
}

/** Programs of a module. */
export interface Programs {
  /** Those that a person would ship. */
  readonly meant: readonly Found<string>[];
  readonly all: readonly Found<string>[];
}

const IS_MAIN = /^package\s+main\b/m;
/** Folders that hold programs nobody ships, when there are others. */
const ASIDE =
  /(?:^|\/)(?:examples?|tools?|hack|scripts?|_?testdata|test|tests|e2e|internal\/tools?|mage|magefiles)(?:\/|$)/;

/** Groups the module's Go files by folder. `nested` are folders with a go.mod of their own, which are other modules. */
export function packagesOf(
  paths: readonly string[],
  nested: readonly string[],
  read: (path: string) => string | null,
): Packages {
  const byFolder = new Map<string, string[]>();
  for (const path of paths.filter((one) => isSource(one) && !nested.some((folder) => one.startsWith(`${folder}/`)))) {
    const folder = folderOf(path);
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), path]);
  }
  const memory = new Map<string, GoFile | null>();
  const file = (path: string): GoFile | null => {
    const known = memory.get(path);
    const made = known === undefined ? goFile(path, read(path)) : known;
    memory.set(path, made);
    return made;
  };
  const files = (folder: string): readonly GoFile[] =>
    (byFolder.get(folder) ?? []).map(file).filter((one) => one !== null);
  const isMain = (folder: string): boolean => {
    const path = (byFolder.get(folder) ?? []).find((one) => file(one) !== null);
    return path !== undefined && IS_MAIN.test(file(path)?.code ?? '');
  };
  return { folders: [...byFolder.keys()], files, isMain };
}

/**
 * Every program that a Linux build makes, each with the line of its `func main`: `.`, `./cmd/api`. Meant are those at the root and in
 * cmd/, where there are any, else those that are no examples and tools, else all.
 */
export function mainPackages(packages: Packages): Programs {
  const all = packages.folders.filter(packages.isMain).flatMap((folder) => {
    const [main] = packages.files(folder).flatMap(mainFunction);
    return main === undefined ? [] : [{ value: folder === '' ? '.' : `./${folder}`, from: main }];
  });
  const tiers = [
    all.filter((main) => /^(?:\.|\.\/cmd\/[^/]+)$/.test(main.value)),
    all.filter((main) => !ASIDE.test(main.value.replace(/^\.\//, ''))),
  ];
  return { meant: tiers.find((tier) => tier.length > 0) ?? all, all };
}

/** Files of a package and of every package of the same module that it imports, its own first. */
export function reachable(packages: Packages, module: string, entry: string): readonly GoFile[] {
  const folders = new Set([entry.replace(/^\.\/?/, '')]);
  const files: GoFile[] = [];
  for (const folder of folders) {
    const own = packages.files(folder);
    files.push(...own);
    for (const path of own.flatMap((file) => importsOf(file.code))) {
      const local = localFolder(module, path);
      if (local !== null) folders.add(local);
    }
  }
  return files;
}

function localFolder(module: string, path: string): string | null {
  if (path === module) return '';
  return path.startsWith(`${module}/`) ? path.slice(module.length + 1) : null;
}

/** Import paths of a file, comments taken out before. */
export function importsOf(code: string): readonly string[] {
  const paths: string[] = [];
  for (const match of matchesOf(code, /^import\s+(?:[\w.]+\s+)?["`]([^"`\n]+)["`]/gm)) paths.push(match[1] ?? '');
  for (const match of matchesOf(code, /^import\s*\(/gm)) {
    const end = code.indexOf(')', match.index);
    const block = code.slice(match.index, end === -1 ? code.length : end);
    for (const one of matchesOf(block, /["`]([^"`\n]+)["`]/g)) paths.push(one[1] ?? '');
  }
  return paths;
}

function goFile(path: string, text: string | null): GoFile | null {
  if (text === null || !builtOnLinux(path, text)) return null;
  return { path, text, code: withoutComments(text) };
}

/** Place of `func main` in a file of `package main`. */
function mainFunction(file: GoFile): readonly string[] {
  const start = IS_MAIN.test(file.code) ? file.code.search(/^func\s+main\s*\(\s*\)/m) : -1;
  return start === -1 ? [] : [place(file.path, file.text, start)];
}

function isSource(path: string): boolean {
  return (
    path.endsWith('.go') && !path.endsWith('_test.go') && !/(?:^|\/)(?:vendor|testdata|[._][^/]*)(?:\/|$)/.test(path)
  );
}

function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}
