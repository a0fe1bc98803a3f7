import type { Repo } from '../../../model/repo.ts';
import { readCode } from '../../_shared/code.ts';
import type { Manifest } from './manifest.ts';
import type { Program } from './programs.ts';
import { withoutComments } from './source.ts';

/** A Rust file of a program, read once. */
export interface RustFile {
  readonly path: string;
  /** Comments and tests blanked out, offsets unchanged. */
  readonly code: string;
}

const ASIDE = /^(?:tests|benches|examples|target)\//;

/** The files that a program is made of: those of its package and of the packages by path that it is built with, its own `main` first. */
export function filesOf(
  repo: Repo,
  program: Program,
  packages: readonly Manifest[],
  all: readonly Manifest[],
): readonly RustFile[] {
  const wanted = (path: string): boolean =>
    path.endsWith('.rs') && packages.some((manifest) => isOf(path, manifest, all)) && !ofAnother(path, program);
  const files = readCode(repo, wanted).map(({ path, text }) => ({ path, code: withoutComments(text) }));
  return [
    ...files.filter(({ path }) => path === program.source),
    ...files.filter(({ path }) => path !== program.source),
  ];
}

function isOf(path: string, { folder }: Manifest, all: readonly Manifest[]): boolean {
  if (folder !== '' && !path.startsWith(`${folder}/`)) return false;
  const rest = folder === '' ? path : path.slice(folder.length + 1);
  const nested = all.some(
    (other) =>
      other.folder.length > folder.length && path.startsWith(`${other.folder}/`) && other.folder.startsWith(folder),
  );
  return !nested && !ASIDE.test(rest) && rest !== 'build.rs';
}

/** `src/main.rs` and what lies in `src/bin/` are programs of their own. */
function ofAnother(path: string, { source }: Program): boolean {
  if (path === source) return false;
  const inBin = /^(.*\/)?src\/bin\/([^/]+)\//.exec(path);
  if (inBin !== null) return !source.startsWith(inBin[0]);
  return /(?:^|\/)src\/(?:main\.rs|bin\/[^/]+\.rs)$/.test(path);
}
