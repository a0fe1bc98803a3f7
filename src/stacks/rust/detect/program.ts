import type { Found } from '../../../model/evidence.ts';
import type { Shape, WritablePath } from '../../../model/facts.ts';
import type { Repo } from '../../../model/repo.ts';
import { findIn } from '../../_shared/place.ts';
import type { RustDetails } from '../facts.ts';
import { findAssets, findEmbeds } from '../scan/assets.ts';
import { findWritable } from '../scan/disk.ts';
import { filesOf, type RustFile } from '../scan/files.ts';
import { findHealthCommand } from '../scan/health-command.ts';
import { findHealth } from '../scan/health.ts';
import { below, keyPlace, type Manifest } from '../scan/manifest.ts';
import { findPort, findPortVariable, listens, type Listening } from '../scan/ports.ts';
import type { Program } from '../scan/programs.ts';
import { findSignals } from '../scan/signals.ts';
import { dependencyNames, type Workspace } from '../scan/workspace.ts';

/** What the code of one program says of it. */
export interface ProgramFacts {
  readonly shape: Shape;
  readonly listening: Found<Listening> | null;
  readonly health: Found<string> | null;
  readonly writable: readonly Found<WritablePath>[];
  /** Queries that are checked against a database while they compile. */
  readonly queries: Found<string> | null;
  readonly details: Pick<
    RustDetails,
    'healthCommand' | 'portVariable' | 'signals' | 'embeds' | 'assets' | 'endings' | 'buildEnv' | 'runEnv'
  >;
}

interface Chosen {
  readonly repo: Repo;
  readonly workspace: Workspace;
  readonly chosen: Program | null;
  /** Packages that the program is made of, its own first. */
  readonly packages: readonly Manifest[];
}

const READ_BY_SCRIPTS = /(\.(?:proto|fbs|capnp|graphql|pest|lalrpop|c|h|cc|cpp|hpp|S))$/;
const QUERY = /\bquery(?:_as|_scalar)?!\s{0,5}[({[]/;

/** Reads the files that the chosen program is made of; while none is chosen, nothing is known. */
export function programDetails(chosen: Chosen): ProgramFacts {
  const { repo, workspace, packages } = chosen;
  const files = chosen.chosen === null ? [] : filesOf(repo, chosen.chosen, packages, workspace.packages);
  const rocket = rocketOf(repo, packages);
  const listening = findPort(files) ?? rocket;
  const offline = repo.list('.sqlx').length > 0;
  return {
    shape: files.length > 0 && listening === null && !listens(files) ? 'worker' : 'binary',
    listening,
    health: findHealth(files),
    writable: findWritable(files),
    queries: offline ? null : findQueries(files, packages),
    details: {
      healthCommand: findHealthCommand(files),
      ...portDetails(files, rocket),
      signals: findSignals(files),
      ...fileDetails(chosen, files),
      ...(offline ? { buildEnv: ['SQLX_OFFLINE=true'] } : { buildEnv: [] }),
    },
  };
}

function portDetails(
  files: readonly RustFile[],
  rocket: Found<Listening> | null,
): Pick<RustDetails, 'portVariable' | 'runEnv'> {
  if (rocket === null) return { portVariable: findPortVariable(files), runEnv: [] };
  return { portVariable: { value: 'ROCKET_PORT', from: rocket.from }, runEnv: ['ROCKET_ADDRESS=0.0.0.0'] };
}

/** What the compiler and the program read beside sources. */
function fileDetails(
  { repo, packages }: Chosen,
  files: readonly RustFile[],
): Pick<RustDetails, 'embeds' | 'assets' | 'endings'> {
  const isThere = (path: string): boolean => repo.has(path) || repo.list(path).length > 0;
  const embeds = findEmbeds(files, (path) => folderOfPackage(path, packages), isThere);
  return {
    embeds: isThere('.sqlx') ? [...embeds, { value: '.sqlx', from: '.sqlx' }] : embeds,
    assets: findAssets(files, isThere),
    endings: endings(repo, packages),
  };
}

/** Rocket listens on 8000 unless its file or an argument says another. */
function rocketOf(repo: Repo, packages: readonly Manifest[]): Found<Listening> | null {
  const manifest = packages.find((one) => dependencyNames(one).includes('rocket'));
  if (manifest === undefined) return null;
  const said = findIn('Rocket.toml', repo.text('Rocket.toml'), /^[ \t]*port[ \t]*=[ \t]*(\d{2,5})/m);
  const port = said === null ? 8000 : Number(said.value);
  return { value: { port, loopback: false }, from: said?.from ?? keyPlace(repo, manifest.file, 'rocket') };
}

function findQueries(files: readonly RustFile[], packages: readonly Manifest[]): Found<string> | null {
  if (!packages.some((one) => dependencyNames(one).includes('sqlx'))) return null;
  const file = files.find(({ code }) => QUERY.test(code));
  if (file === undefined) return null;
  const line = file.code.slice(0, file.code.search(QUERY)).split('\n').length;
  return { value: 'query!', from: `${file.path}:${line}` };
}

/** Files beside sources in packages that have a build script. */
function endings(repo: Repo, packages: readonly Manifest[]): readonly string[] {
  const scripted = packages.filter(({ folder }) => repo.has(below(folder, 'build.rs')));
  if (scripted.length === 0) return [];
  const found = repo
    .files()
    .flatMap((path) => (path.startsWith('target/') ? [] : (READ_BY_SCRIPTS.exec(path)?.[1] ?? [])));
  return [...new Set(found)].toSorted();
}

function folderOfPackage(path: string, packages: readonly Manifest[]): string {
  const folders = packages
    .map(({ folder }) => folder)
    .filter((folder) => folder === '' || path.startsWith(`${folder}/`));
  return folders.reduce((longest, folder) => (folder.length > longest.length ? folder : longest), '');
}
