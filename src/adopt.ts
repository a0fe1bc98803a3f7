import { auditFile } from './audit.ts';
import { deploymentOf } from './deploy/deployment.ts';
import { UndecidedError } from './errors.ts';
import { catalogue } from './images/index.ts';
import type { BuildTarget } from './model/deployment.ts';
import type { BaseContract, ImageReference } from './model/dockerfile.ts';
import type { Facts } from './model/facts.ts';
import type { Finding } from './model/finding.ts';
import type { OutputFile } from './model/output.ts';
import type { Repo } from './model/repo.ts';
import type { Takeover } from './model/takeover.ts';
import { isOpen } from './stacks/_shared/versions.ts';
import { withFiles } from './repo/with-files.ts';
import type { Settings } from './rules/_shared/define-rule.ts';
import { knownContract } from './rules/_shared/base-contracts.ts';
import { dependentsOf } from './takeover/dependents.ts';
import { existingFor, isUndecided, shipsNothing, type Existing, type Search } from './takeover/find.ts';
import { mountsOf } from './takeover/mounts.ts';
import { takeoverOf, type Where } from './takeover/takeover.ts';

/** What a takeover is looked for with. */
export interface Adopting {
  readonly repo: Repo;
  /** Folders of every service, this one among them. */
  readonly services: readonly string[];
  /** Paths that are ours already. */
  readonly ours: ReadonlySet<string>;
  /** Dockerfile that was named, `null` for the one that ships. */
  readonly named: string | null;
}

/**
 * The Dockerfile that a service has and that is not ours, read as facts; `null` where there is none. Throws `UndecidedError` where
 * several could be meant.
 */
export function takeOver(adopting: Adopting, facts: Facts): Takeover | null {
  const search = searchFor(adopting, facts);
  const all = existingFor(search);
  const chosen = choose(all, search, adopting.named);
  return chosen === null ? null : read(chosen, all, search, facts);
}

/** Dockerfiles any of which could be the one that ships; none where it is clear, or where nothing ships. */
export function dockerfilesInDoubt(adopting: Omit<Adopting, 'named'>, facts: Facts): readonly string[] {
  const search = searchFor(adopting, facts);
  return inDoubt(existingFor(search), search);
}

function searchFor({ repo, services, ours }: Omit<Adopting, 'named'>, { service }: Facts): Search {
  const others = services.filter((path) => path !== service);
  return { repo, deployment: deploymentOf(repo), service, others, ours };
}

function inDoubt(all: readonly Existing[], search: Search): readonly string[] {
  const [first] = all;
  if (first === undefined || shipsNothing(first) || !isUndecided(all, search)) return [];
  return all.filter((one) => !shipsNothing(one)).map(({ path }) => path);
}

function choose(all: readonly Existing[], search: Search, named: string | null): Existing | null {
  if (named !== null) return all.find(({ path }) => path === named.replace(/^\.\//, '')) ?? null;
  const paths = inDoubt(all, search);
  const [first] = all;
  if (paths.length === 0) return first === undefined || shipsNothing(first) ? null : first;
  throw new UndecidedError(
    `several Dockerfiles could be the one that ships: ${paths.join(', ')}. Nothing was written.`,
    {
      hints: paths.map((path) => `ironhull retrofit --dockerfile ${path}`),
    },
  );
}

function read(chosen: Existing, all: readonly Existing[], search: Search, facts: Facts): Takeover {
  const { repo, deployment, service } = search;
  const { path, build, buildArgs, named } = chosen;
  const real = repo.real(path) ?? path;
  const text = repo.text(path) ?? '';
  const context = service === '' ? repo : repo.sub(service);
  const target = build?.target?.value ?? null;
  const mounts = mountsOf(repo, shippingBuilds(deployment.builds, path, target));
  const leavesOpen = (cycle: string): boolean => isOpen(facts.runtime, cycle, catalogue);
  const source = { file: real, text, context, facts, target, named, buildArgs, mounts, leavesOpen, contractOf };
  return takeoverOf(source, whereOf(chosen, real, all, search), (reading) =>
    dependentsOf(reading, { repo, deployment, paths: [path, real] }),
  );
}

/** Relative to the repo root. */
function ignoreFileOf(repo: Repo, dockerfile: string, context: string): string | null {
  const inContext = context === '' ? '.dockerignore' : `${context}/.dockerignore`;
  return [`${dockerfile}.dockerignore`, inContext].find((path) => repo.has(path)) ?? null;
}

/** Builds of the same stage, and not for development. */
function shippingBuilds(builds: readonly BuildTarget[], path: string, target: string | null): readonly BuildTarget[] {
  return builds.filter((one) => one.dockerfile === path && one.production && (one.target?.value ?? null) === target);
}

function whereOf({ path, build }: Existing, real: string, all: readonly Existing[], { repo, service }: Search): Where {
  return {
    link: real === path ? null : path,
    ignoreFile: ignoreFileOf(repo, path, build?.context ?? service),
    context: build?.context ?? service,
    shipped: build === null ? null : { value: build.name, from: build.from },
    neighbours: all.map((one) => one.path).filter((other) => other !== path && repo.real(other) !== real),
  };
}

function contractOf(reference: ImageReference): BaseContract | null {
  const row = catalogue.find(
    ({ name, tag }) => name === reference.name && (tag === (reference.tag ?? '') || tag === ''),
  );
  return row?.contract ?? knownContract(reference);
}

/** Findings of the Dockerfile as it is, and as it would be. */
export interface BeforeAndAfter {
  readonly before: readonly Finding[];
  readonly after: readonly Finding[];
}

/** Audits the file as it stands, and what would stand there. */
export async function beforeAndAfter(
  repo: Repo,
  takeover: Takeover,
  files: readonly OutputFile[],
  settings: Settings,
): Promise<BeforeAndAfter> {
  const path = takeover.link ?? takeover.dockerfile;
  const before = await findingsOf(repo, path, settings);
  const written = files.find((file) => !file.path.endsWith('.dockerignore'))?.path ?? path;
  return { before, after: await findingsOf(withFiles(repo, files), written, settings) };
}

async function findingsOf(repo: Repo, path: string, settings: Settings): Promise<readonly Finding[]> {
  const files = await auditFile(repo, path, settings);
  // Remarks are no faults: what is left to a team's taste would hide what matters.
  return files
    .filter(({ file }) => file === path)
    .flatMap(({ findings }) => findings.filter(({ severity }) => severity !== 'info'));
}
