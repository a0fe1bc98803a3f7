import type { Answers } from '../../../model/answers.ts';
import type { Blocker, Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';
import type { CargoConfig } from '../scan/cargo-config.ts';
import type { Locked } from '../scan/lockfile.ts';
import type { Native } from '../scan/native.ts';
import type { Program } from '../scan/programs.ts';
import type { Workspace } from '../scan/workspace.ts';
import { unnamedRegistry } from '../secrets.ts';
import type { ProgramFacts } from './program.ts';

/** Lowest port that needs no privilege (H19). */
const LEAST_PORT = 1024;

/** What the blockers are judged by. */
export interface Seen {
  readonly repo: Repo;
  readonly workspace: Workspace;
  readonly entries: readonly Program[];
  readonly lock: readonly Locked[];
  readonly config: CargoConfig;
  readonly given: Answers;
  readonly program: ProgramFacts;
  readonly native: Native;
  readonly unstable: Found<string> | null;
}

/** Everything that stops a Rust image until a person has decided. */
export function blockers(seen: Seen): readonly Blocker[] {
  return [
    ...noProgram(seen),
    ...noLock(seen),
    ...unstableChannel(seen),
    ...outsideFolder(seen),
    ...tokenInFile(seen),
    ...foreignLinker(seen),
    ...unnamedRegistry(seen.config, seen.lock),
    ...foreignLibrary(seen),
    ...unpreparedQueries(seen),
    ...unfitPort(seen),
  ];
}

function noProgram({ entries, workspace }: Seen): readonly Blocker[] {
  if (entries.length > 0) return [];
  const message = 'no package here has a program: neither src/main.rs, nor src/bin/, nor a [[bin]].';
  const hints = ['ironhull retrofit --service FOLDER     if the program is in another folder'];
  return [{ name: 'no-program', message, from: workspace.root.file, hints }];
}

function noLock({ repo, workspace }: Seen): readonly Blocker[] {
  if (repo.has('Cargo.lock')) return [];
  const message = 'there is no Cargo.lock: nothing says that tomorrow the crates are the same.';
  const hints = ['cargo generate-lockfile     makes one; commit it, and take it out of .gitignore'];
  return [{ name: 'no-lockfile', message, from: workspace.root.file, hints }];
}

function unstableChannel({ unstable }: Seen): readonly Blocker[] {
  if (unstable === null) return [];
  const message = 'it is compiled with an unstable channel, of which there is no vetted image.';
  const hints = [
    'pin a stable release in rust-toolchain.toml',
    'ironhull retrofit --runtime 1.99     if it compiles with that, too',
  ];
  return [{ name: 'unstable-channel', message, from: unstable.from, hints }];
}

function outsideFolder({ workspace }: Seen): readonly Blocker[] {
  return workspace.outside.slice(0, 1).map(({ from }) => ({
    name: 'crate-outside-context',
    message: 'a crate comes from a folder above, which a build of this folder cannot see.',
    from,
    hints: ['run ironhull in the folder that holds both', 'or depend on a published version of it'],
  }));
}

function tokenInFile({ config }: Seen): readonly Blocker[] {
  if (config.token === null) return [];
  const message = 'a token stands in a committed file, and whoever has the repo has it.';
  const hints = ['revoke it, and take it out: the build mounts CARGO_REGISTRIES_<NAME>_TOKEN as a secret'];
  return [{ name: 'token-in-file', message, from: config.token.from, hints }];
}

function foreignLinker({ config }: Seen): readonly Blocker[] {
  if (config.linker === null) return [];
  const message = "a linker is named that the compiler's image does not have.";
  const hints = ['put it into your own ~/.cargo/config.toml: it is a matter of your machine'];
  return [{ name: 'foreign-linker', message, from: config.linker.from, hints }];
}

function foreignLibrary({ native }: Seen): readonly Blocker[] {
  return native.foreign.slice(0, 1).map(({ value, from, instead }) => ({
    name: 'system-library',
    message: `${value} links a library of the system, which the shipped image does not have.`,
    from,
    hints:
      instead === ''
        ? ['use a crate that is pure Rust, or brings its C code along']
        : [`${instead}     brings it along`],
  }));
}

function unpreparedQueries({ program }: Seen): readonly Blocker[] {
  if (program.queries === null) return [];
  const message = 'sqlx asks a database while this compiles, and a build has none.';
  const hints = ['cargo sqlx prepare --workspace     writes .sqlx/; commit it'];
  return [{ name: 'queries-unprepared', message, from: program.queries.from, hints }];
}

function unfitPort({ program, given }: Seen): readonly Blocker[] {
  if (program.listening === null || given.port !== undefined) return [];
  const { value, from } = program.listening;
  if (value.port < LEAST_PORT) {
    const message = `it listens on port ${value.port}, which only root may do without more.`;
    const hints = [
      'make it read its port from PORT',
      'ironhull retrofit --port 8080     if it listens there in a container',
    ];
    return [{ name: 'privileged-port', message, from, hints }];
  }
  if (!value.loopback) return [];
  const message = `it listens on its own loopback address, so nothing outside the container reaches port ${value.port}.`;
  const hints = [
    `listen on "0.0.0.0:${value.port}"`,
    `ironhull retrofit --port ${value.port}     if it does in a container`,
  ];
  return [{ name: 'loopback', message, from, hints }];
}
