import type { Answers } from '../../model/answers.ts';
import type { Found } from '../../model/evidence.ts';
import type { Facts } from '../../model/facts.ts';
import type { CatalogueImage } from '../../model/image.ts';
import type { Repo } from '../../model/repo.ts';
import { imageName } from '../_shared/safe.ts';
import { blockers } from './detect/blockers.ts';
import { dependencyDetails } from './detect/dependencies.ts';
import { programDetails } from './detect/program.ts';
import type { RustDetails } from './facts.ts';
import { readCargoConfig } from './scan/cargo-config.ts';
import { findFramework } from './scan/frameworks.ts';
import { readLock, type Locked } from './scan/lockfile.ts';
import { namePlace, readManifest } from './scan/manifest.ts';
import type { Listening } from './scan/ports.ts';
import { meantOf, programsOf, type Program } from './scan/programs.ts';
import { builtWith, readWorkspace, type Workspace } from './scan/workspace.ts';
import { secretProposals } from './secrets.ts';
import { rustVersion } from './version.ts';

/** A folder with a Cargo.toml is a Rust service. What the program does is read from its package and those by path that it is built with. */
export function detect(repo: Repo, catalogue: readonly CatalogueImage[], given: Answers): Facts<RustDetails> | null {
  const root = readManifest(repo, '');
  if (root === null) return null;
  const workspace = readWorkspace(repo, root);
  const { entries, chosen } = readPrograms(repo, workspace, given);
  const packages = chosen === null ? [] : builtWith(workspace, chosen.manifest);
  const lock = lockOf(repo);
  const config = readCargoConfig(repo);
  const { runtime, conflicts, pinned, unstable } = rustVersion(repo, chosen?.manifest ?? root, root, catalogue, given);
  const { details, native } = dependencyDetails({ repo, workspace, chosen, lock, config });
  const program = programDetails({ repo, workspace, chosen, packages });
  return {
    stack: 'rust',
    service: '',
    name: nameOf(repo, workspace, chosen),
    shape: program.shape,
    framework: findFramework(repo, packages, lock),
    runtime,
    conflicts,
    manager: null,
    entries: entries.map(({ name, from }) => ({ value: name, from })),
    start: { value: ['/app'], from: chosen?.from ?? root.file },
    port: portOf(program.listening),
    health: program.health,
    writable: program.writable,
    secrets: secretProposals(config, lock),
    buildArgs: [],
    blockers: blockers({ repo, workspace, entries, lock, config, given, program, native, unstable }),
    details: { pinned, ...details, ...program.details },
  };
}

function lockOf(repo: Repo): readonly Locked[] {
  return readLock('Cargo.lock', repo.text('Cargo.lock') ?? '');
}

function portOf(listening: Found<Listening> | null): Found<number> | null {
  return listening === null ? null : { value: listening.value.port, from: listening.from };
}

/** What could be shipped, and what is: none while several could be. */
function readPrograms(
  repo: Repo,
  workspace: Workspace,
  given: Answers,
): { readonly entries: readonly Program[]; readonly chosen: Program | null } {
  const all = workspace.packages.flatMap((manifest) => programsOf(repo, manifest));
  const own = workspace.meant.flatMap((manifest) => meantOf(programsOf(repo, manifest)));
  const meant = own.length > 0 ? own : all;
  const named = all.find(({ name }) => name === given.entry);
  const isMeant = meant.some((one) => one.name === named?.name);
  const entries = named === undefined || isMeant ? meant : [...meant, named];
  const only = entries.length === 1 ? entries[0] : undefined;
  return { entries, chosen: (given.entry === undefined ? only : named) ?? null };
}

/** The chosen program's name; where none is chosen yet, the root package's. */
function nameOf(repo: Repo, { root, packages }: Workspace, chosen: Program | null): Found<string> {
  if (chosen !== null) return { value: imageName(chosen.name), from: chosen.from };
  const own = root.cargo.package ?? packages[0]?.cargo.package;
  const value = own?.name ?? 'app';
  return { value: imageName(value), from: namePlace(repo, packages[0]?.file ?? root.file, value) };
}
