import type { Found } from '../../../model/evidence.ts';
import { place } from '../../_shared/place.ts';
import type { Requirement } from './go-mod.ts';
import { importsOf, type GoFile } from './packages.ts';
import { matchesOf } from '../../_shared/matches.ts';

/** Modules that do not work, or do not compile, with CGO off. */
const MODULES = new Set([
  'github.com/mattn/go-sqlite3',
  'github.com/confluentinc/confluent-kafka-go',
  'github.com/confluentinc/confluent-kafka-go/v2',
  'github.com/go-gl/gl',
  'github.com/duckdb/duckdb-go/v2',
  'github.com/marcboeker/go-duckdb',
  'github.com/marcboeker/go-duckdb/v2',
  'github.com/bytecodealliance/wasmtime-go',
  'github.com/h2non/bimg',
  'github.com/linxGnu/grocksdb',
  'github.com/libgit2/git2go/v34',
  'github.com/godror/godror',
]);
/** Modules of those that carry their C code themselves and need nothing but a C compiler. */
const SELF_CONTAINED = /^github\.com\/(?:mattn\/go-sqlite3|confluentinc\/|duckdb\/|marcboeker\/|bytecodealliance\/)/;
/** Libraries that the compiler and glibc bring along. */
const USUAL = new Set(['m', 'pthread', 'dl', 'c', 'rt', 'resolv', 'util', 'gcc', 'gcc_s', 'stdc++']);

/** Why C code is compiled in, what else it needs, and whether C++ is among it. */
export interface Cgo {
  readonly why: Found<string>;
  /** System libraries that neither the builder nor the shipped image has. */
  readonly libraries: readonly Found<string>[];
  readonly cplusplus: boolean;
}

/** Whether the program needs C: by its own `import "C"`, or by a module that is known to. */
export function findCgo(
  files: readonly GoFile[],
  requires: readonly Found<Requirement>[],
  paths: readonly string[],
): Cgo | null {
  const own = files.filter((file) => importsOf(file.code).includes('C'));
  const [first] = own;
  const imported = new Set(files.flatMap((file) => importsOf(file.code)));
  const module = requires.find(({ value }) => MODULES.has(value.path) && isImported(imported, value));
  if (first === undefined && module === undefined) return null;
  const why =
    first === undefined
      ? { value: module?.value.path ?? '', from: module?.from ?? '' }
      : { value: 'import "C"', from: place(first.path, first.code, first.code.search(/["`]C["`]/)) };
  const folders = new Set(own.map((file) => file.path.slice(0, file.path.lastIndexOf('/') + 1)));
  const cplusplus = paths.some(
    (path) => /\.(?:cc|cpp|cxx)$/.test(path) && folders.has(path.slice(0, path.lastIndexOf('/') + 1)),
  );
  return {
    why,
    libraries: [...own.flatMap(linked), ...outside(module)],
    cplusplus: cplusplus || /confluent|duckdb/.test(why.value),
  };
}

/** An indirect requirement counts: whoever imports it is not in this repo. */
function isImported(imported: ReadonlySet<string>, module: Requirement): boolean {
  return module.indirect || [...imported].some((path) => path === module.path || path.startsWith(`${module.path}/`));
}

function outside(module: Found<Requirement> | undefined): readonly Found<string>[] {
  if (module === undefined || SELF_CONTAINED.test(module.value.path)) return [];
  return [{ value: `what ${module.value.path} wraps`, from: module.from }];
}

function linked(file: GoFile): readonly Found<string>[] {
  const libraries: Found<string>[] = [];
  for (const match of matchesOf(file.text, /^[ \t/*]{0,20}#cgo[ \t]+[^:\n]*\b(LDFLAGS|pkg-config):([^\n]*)$/gm)) {
    const from = place(file.path, file.text, match.index + match[0].search(/#cgo/));
    const names =
      match[1] === 'LDFLAGS'
        ? [...(match[2] ?? '').matchAll(/-l([\w+.-]+)/g)].map((one) => one[1] ?? '')
        : words(match[2]);
    libraries.push(...names.filter((name) => !USUAL.has(name)).map((value) => ({ value, from })));
  }
  return libraries;
}

function words(text = ''): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '' && !word.startsWith('-'));
}
