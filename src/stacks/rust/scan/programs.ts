import type { Repo } from '../../../model/repo.ts';
import { place } from '../../_shared/place.ts';
import { below, namePlace, resolveIn, type Manifest } from './manifest.ts';

/** A program that Cargo makes of a package. */
export interface Program {
  /** Name of the program, which Cargo's `--bin` takes. */
  readonly name: string;
  readonly manifest: Manifest;
  /** File that its `fn main` is in. */
  readonly source: string;
  /** Features without which Cargo leaves it out. */
  readonly features: readonly string[];
  readonly from: string;
}

/** Programs of a package: `src/main.rs`, what lies in `src/bin/`, and what its manifest names. */
export function programsOf(repo: Repo, manifest: Manifest): readonly Program[] {
  const found = new Map<string, Program>();
  for (const program of [...seen(repo, manifest), ...named(repo, manifest)]) found.set(program.name, program);
  return [...found.values()].filter(({ source }) => repo.has(source));
}

/** The programs that a person means: the one that `cargo run` starts, where the manifest says so, else all. */
export function meantOf(programs: readonly Program[]): readonly Program[] {
  const runs = programs.filter(({ name, manifest }) => manifest.cargo.package?.['default-run'] === name);
  return runs.length > 0 ? runs : programs;
}

function seen(repo: Repo, manifest: Manifest): readonly Program[] {
  const { folder, cargo } = manifest;
  if (cargo.package?.autobins === false) return [];
  const found = repo.list(below(folder, 'src/bin')).flatMap((entry): (readonly [string, string])[] => {
    if (entry.endsWith('/')) return [[entry.slice(0, -1), `src/bin/${entry}main.rs`]];
    return entry.endsWith('.rs') ? [[entry.slice(0, -3), `src/bin/${entry}`]] : [];
  });
  return [[cargo.package?.name ?? '', 'src/main.rs'] as const, ...found].map(([name, path]) => {
    const source = below(folder, path);
    return { name, manifest, source, features: [], from: mainPlace(repo, source) };
  });
}

function named(repo: Repo, manifest: Manifest): readonly Program[] {
  const { folder, file, cargo } = manifest;
  return (cargo.bin ?? []).flatMap((one) => {
    const name = one.name ?? '';
    const source = one.path === undefined ? usual(repo, manifest, name) : resolveIn(folder, one.path);
    if (name === '' || source === null) return [];
    return [{ name, manifest, source, features: one['required-features'] ?? [], from: namePlace(repo, file, name) }];
  });
}

/** Where Cargo looks for a program that is named without a path. */
function usual(repo: Repo, { folder, cargo }: Manifest, name: string): string | null {
  const own = name === cargo.package?.name ? ['src/main.rs'] : [];
  const paths = [`src/bin/${name}.rs`, `src/bin/${name}/main.rs`, ...own].map((path) => below(folder, path));
  return paths.find((path) => repo.has(path)) ?? null;
}

function mainPlace(repo: Repo, source: string): string {
  const text = repo.text(source) ?? '';
  const at = text.search(/\bfn\s+main\s*\(|#\[launch\]/);
  return at === -1 ? source : place(source, text, at);
}
