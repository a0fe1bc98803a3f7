import { UsageError } from '../../../errors.ts';
import type { CatalogueImage, Family } from '../../../model/image.ts';
import type { Plan, PlannedImage } from '../../../model/plan.ts';
import type { Choice } from '../../../model/question.ts';
import { rowOf, runtimeImage, toolImage } from '../images.ts';
import { caddyProcess, nginxProcess, webServerProcess } from './process.ts';

/** The program that hands out the files, by the family that a person chooses. */
export const SERVERS: readonly Choice[] = [
  { value: 'unprivileged', label: 'nginx', hint: 'on Alpine, with a client for the health check' },
  { value: 'slim', label: 'nginx on Debian', hint: 'the same with glibc and a package manager' },
  { value: 'distroless', label: 'Caddy', hint: 'on distroless, without its file capability; no shell' },
  { value: 'scratch', label: 'Static Web Server', hint: 'one program and nothing else' },
];

export type ServerId = 'nginx' | 'caddy' | 'web-server';

/** A server with its images and its process; the template of the shipped stage bears its id. */
export interface Serving {
  readonly server: ServerId;
  readonly images: Readonly<Record<string, PlannedImage>> & { readonly runtime: PlannedImage };
  readonly user: Plan['user'];
  readonly process: Plan['process'];
}

type Serve = (catalogue: readonly CatalogueImage[]) => Serving;

const NONROOT = { uid: 65_532, gid: 65_532 };

/** What serves a site on a family. Throws `UsageError` where nothing does. */
export function serving(family: Family, catalogue: readonly CatalogueImage[]): Serving {
  return BY_FAMILY[family]?.(catalogue) ?? refused(family);
}

const BY_FAMILY: Readonly<Partial<Record<Family, Serve>>> = {
  unprivileged: (catalogue) => nginx(catalogue, 'unprivileged'),
  slim: (catalogue) => nginx(catalogue, 'slim'),
  distroless: (catalogue) => ({
    server: 'caddy',
    images: {
      caddy: toolImage(catalogue, 'caddy'),
      plain: runtimeImage(catalogue, 'static', 'slim'),
      runtime: runtimeImage(catalogue, 'static', 'distroless'),
    },
    user: NONROOT,
    process: caddyProcess(),
  }),
  scratch: (catalogue) => ({
    server: 'web-server',
    images: {
      server: toolImage(catalogue, 'static-web-server'),
      runtime: runtimeImage(catalogue, 'static', 'scratch'),
    },
    user: NONROOT,
    process: webServerProcess(),
  }),
};

function nginx(catalogue: readonly CatalogueImage[], family: Family): Serving {
  const runtime = runtimeImage(catalogue, 'nginx', family);
  const { programs, user } = rowOf(catalogue, runtime).contract;
  const id = Number(user);
  return { server: 'nginx', images: { runtime }, user: { uid: id, gid: id }, process: nginxProcess(programs) };
}

function refused(family: Family): never {
  throw new UsageError(`--base ${family}: no site is served from it. Nothing was written.`, {
    hints: SERVERS.map(({ value, label }) => `ironhull retrofit --base ${value}     ${label}`),
  });
}
