import { dockerfilesOf } from '../deploy/dockerfiles.ts';
import { folderOf, isProduction, nameOf } from '../deploy/paths.ts';
import { shippedTarget } from '../deploy/shipped-target.ts';
import type { BuildTarget, Deployment } from '../model/deployment.ts';
import type { Found } from '../model/evidence.ts';
import type { Repo } from '../model/repo.ts';

/** A Dockerfile of a service, and what the repo says of building it. */
export interface Existing {
  readonly path: string;
  /** The build that ships it; `null` where no file speaks of one. */
  readonly build: BuildTarget | null;
  readonly buildArgs: Readonly<Record<string, string>>;
  /** Stages of it that files name, the shipped one among them. */
  readonly named: readonly Found<string>[];
}

/** Where to look, and for which service. */
export interface Search {
  readonly repo: Repo;
  readonly deployment: Deployment;
  /** Folder of the service. */
  readonly service: string;
  /** Folders of the other services. */
  readonly others: readonly string[];
  /** Paths that are ours already. */
  readonly ours: ReadonlySet<string>;
}

/** First lines of a file that we wrote: it is merged, never taken over, even where the state is lost. */
const OWN_HEADER = /^# Edit freely: `ironhull update` merges/m;

/** Dockerfiles that may ship a service, the likeliest first: named by a production build, then `Dockerfile`, then by name. */
export function existingFor(search: Search): readonly Existing[] {
  const { repo, deployment, ours } = search;
  const paths = dockerfilesOf(repo, deployment).filter(
    (path) =>
      !ours.has(path) &&
      !/\.ironhull(?:\.\w+)?$/.test(path) &&
      belongs(path, search) &&
      !OWN_HEADER.test(repo.source(path) ?? ''),
  );
  const found = paths.map((path) => existing(path, deployment));
  return found.toSorted((one, other) => weight(other, search) - weight(one, search));
}

function existing(path: string, deployment: Deployment): Existing {
  const { build, buildArgs } = shippedTarget(deployment, path);
  const named = deployment.builds.flatMap(({ dockerfile, target }) =>
    dockerfile === path && target !== null ? [target] : [],
  );
  return { path, build, buildArgs, named };
}

/** In the service's folder and in no other service's below it, or built from there. */
function belongs(path: string, { deployment, service, others }: Search): boolean {
  const builds = deployment.builds.filter(({ dockerfile }) => dockerfile === path);
  if (builds.some(({ context }) => context === service)) return true;
  if (builds.some(({ context }) => others.includes(context))) return false;
  const folder = folderOf(path);
  const inside = (other: string): boolean => other === '' || folder === other || folder.startsWith(`${other}/`);
  return inside(service) && !others.some((other) => other.length > service.length && inside(other));
}

function weight({ path, build }: Existing, { service }: Search): number {
  const usual = /^(?:Dockerfile|Containerfile)$/.test(nameOf(path));
  const own = folderOf(path) === service;
  const production = isProduction(nameOf(path));
  return (
    (build === null ? 0 : 8 + (build.pushes ? 4 : 0)) +
    (production ? 2 : -20) +
    (usual && own ? 2 : 0) +
    (usual ? 1 : 0)
  );
}

/** Whether two of them could be meant, and only a person knows which. */
export function isUndecided([first, second]: readonly Existing[], search: Search): boolean {
  return first !== undefined && second !== undefined && weight(first, search) === weight(second, search);
}

/** Whether it is there for development or tests alone. */
export function shipsNothing({ path, build }: Existing): boolean {
  return build === null && !isProduction(nameOf(path));
}
