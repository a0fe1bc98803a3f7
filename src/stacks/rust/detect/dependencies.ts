import type { Repo } from '../../../model/repo.ts';
import type { RustDetails } from '../facts.ts';
import type { CargoConfig } from '../scan/cargo-config.ts';
import { reachableFrom, type Locked } from '../scan/lockfile.ts';
import { below, resolveIn, type Manifest } from '../scan/manifest.ts';
import { findNative, type Native } from '../scan/native.ts';
import type { Program } from '../scan/programs.ts';
import { besideWorkspace, type Workspace } from '../scan/workspace.ts';

/** What is known before any source is read. */
export interface Read {
  readonly repo: Repo;
  readonly workspace: Workspace;
  readonly chosen: Program | null;
  readonly lock: readonly Locked[];
  readonly config: CargoConfig;
}

type OfDependencies = Pick<
  RustDetails,
  | 'package'
  | 'program'
  | 'features'
  | 'install'
  | 'vendor'
  | 'beside'
  | 'manifests'
  | 'seen'
  | 'native'
  | 'packages'
  | 'musl'
  | 'strips'
>;

/** What manifests, lock and configuration say of a program. */
export function dependencyDetails(read: Read): { readonly details: OfDependencies; readonly native: Native } {
  const { repo, workspace, chosen, lock, config } = read;
  const program = programNames(chosen);
  const native = findNative(reachableFrom(lock, program.package));
  const details = {
    ...program,
    install: installOf(read),
    vendor: config.vendor ?? '',
    beside: besideWorkspace(workspace),
    manifests: manifests(read),
    seen: workspace.packages.flatMap((manifest) => sources(repo, manifest)),
    native: native.c,
    packages: native.packages,
    musl: config.target?.value.endsWith('-linux-musl') === true ? config.target : null,
    strips: leavesSymbols(workspace.root),
  };
  return { details, native };
}

function programNames(chosen: Program | null): Pick<RustDetails, 'package' | 'program' | 'features'> {
  if (chosen === null) return { package: '', program: '', features: [] };
  return { package: chosen.manifest.cargo.package?.name ?? '', program: chosen.name, features: chosen.features };
}

/** Whether the release profile says nothing of symbols. */
function leavesSymbols({ cargo }: Manifest): boolean {
  const profile = cargo.profile?.release ?? {};
  return !('strip' in profile || 'debug' in profile);
}

function installOf({ lock, config }: Read): RustDetails['install'] {
  if (config.vendor !== null) return 'vendor';
  return lock.some(({ source }) => source !== '') ? 'crates' : 'none';
}

function manifests({ repo, workspace, config }: Read): readonly string[] {
  const own = workspace.packages.map(({ file }) => file);
  const files = [...new Set([workspace.root.file, ...own])].toSorted();
  return [...files, 'Cargo.lock', ...(config.file === null ? [] : [config.file])].filter((file) => repo.has(file));
}

/** The sources that a manifest names or that Cargo finds by itself: it reads no manifest without one of them. */
function sources(repo: Repo, { folder, cargo }: Manifest): readonly string[] {
  const usual = ['src/lib.rs', 'src/main.rs'].map((path) => below(folder, path));
  const lists = [cargo.bin, cargo.example, cargo.bench, cargo.test].map((list) => list ?? []);
  const kinds = ['src/bin', 'examples', 'benches', 'tests'];
  const named = lists.flatMap((list, at) =>
    list.flatMap(({ name = '', path }) =>
      path === undefined
        ? [`${kinds[at]}/${name}.rs`, `${kinds[at]}/${name}/main.rs`].map((one) => below(folder, one))
        : [resolveIn(folder, path)],
    ),
  );
  const library = cargo.lib?.path === undefined ? [] : [resolveIn(folder, cargo.lib.path)];
  const found = [...usual, ...library, ...named].filter((path): path is string => path !== null && repo.has(path));
  return [...new Set(found)];
}
