import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { catalogue } from '../../../src/images/index.ts';
import { declaredPackages } from '../../../src/verify/declared.ts';
import { declaredDeviations, developmentPackages } from '../../../src/verify/development.ts';
import type { Subject } from '../../../src/verify/subject.ts';
import type { LabHome } from '../home.ts';
import { privateHosts } from '../servers/private-hosts.ts';
import type { SshHost } from '../servers/ssh.ts';
import { cleanReference, standInReference } from '../stand-ins/references.ts';
import { extraRoots } from '../stand-ins/downloads.ts';
import { shipsCompiled } from './compiled.ts';
import type { Prepared } from './prepare.ts';
import { rowSecrets } from './secrets.ts';

/** Where a row's images, secrets and private registries are. */
export interface Surroundings {
  readonly home: LabHome;
  /** Whether the images are the real ones. */
  readonly real: boolean;
  readonly ssh: SshHost | null;
  /** Folder for files that stand for secrets. */
  readonly folder: string;
}

/** What is verified of a prepared row. */
export async function subjectOf(prepared: Prepared, around: Surroundings): Promise<Subject> {
  const { plan, folder, dockerfile, row } = prepared;
  const { home, real } = around;
  const clean = !real && wantsCleanBuilders(prepared);
  const roots = join(await extraRoots(home), 'roots.crt');
  const secrets = await rowSecrets(plan, { folder: around.folder, ssh: around.ssh, roots });
  return {
    context: folder,
    dockerfile,
    target: null,
    buildFlags: [...secrets.flags, ...(clean ? cleanBuilders(prepared, home) : []), ...furtherFlags(prepared)],
    buildEnv: secrets.env,
    mounted: secrets.mounted,
    passed: [],
    base: baseOf(prepared, real ? null : home, clean),
    port: plan.process.port,
    endpoint: plan.process.endpoint ?? '/',
    slow: await slowPath(folder),
    writable: plan.writable,
    runEnv: row.fixture.runEnv,
    development: await developmentPackages(folder),
    osPackages: declaredPackages(prepared.dockerfileText),
    // A log without the words of cached steps would not show what they say of a secret.
    cold: secrets.mounted.length > 0,
    compiled: shipsCompiled(plan, catalogue),
    deviations: declaredDeviations(prepared.dockerfileText),
  };
}

/** Whether a row's builders trust public roots alone, so that its `ca` secret is what makes it work. */
export function wantsCleanBuilders({ plan }: Prepared): boolean {
  return plan.secrets.some(({ kind }) => kind === 'ca');
}

/** The same builders without the roots of this host: a named context stands before any registry. */
function cleanBuilders({ plan }: Prepared, home: LabHome): readonly string[] {
  return Object.values(plan.images)
    .filter(({ id }) => isBuilder(id))
    .flatMap(({ from }) => {
      const [name = '', tag = ''] = split(from);
      return ['--build-context', `${name}:${tag}=docker-image://${cleanReference(home, name, tag)}`];
    });
}

function isBuilder(id: string): boolean {
  return catalogue.find((image) => image.id === id)?.roles.includes('build') ?? false;
}

function furtherFlags({ plan, row }: Prepared): readonly string[] {
  const { buildArgs = {} } = row.fixture as { readonly buildArgs?: Readonly<Record<string, string>> };
  const hosts = plan.secrets.length > 0 ? privateHosts() : [];
  return [
    ...hosts.flatMap(([name, address]) => ['--add-host', `${name}:${address}`]),
    ...Object.entries(buildArgs).flatMap(([name, value]) => ['--build-arg', `${name}=${value}`]),
  ];
}

/** Fixtures with a server answer `/slow` after a second: a route in the code, or a folder of that name. */
async function slowPath(folder: string): Promise<string | null> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (
      !entry.isFile() ||
      entry.parentPath.includes('node_modules') ||
      !/\.(?:[cm]?[jt]sx?|py|go|java|kt|scala|rs|cs)$/.test(entry.name)
    )
      continue;
    if (entry.parentPath.endsWith('/slow')) return '/slow';
    if (/["'`/]slow["'`/{]/.test(await readFile(join(entry.parentPath, entry.name), 'utf8'))) return '/slow';
  }
  return null;
}

/** Reference of the shipped stage's base. */
function baseOf({ plan }: Prepared, home: LabHome | null, clean: boolean): string | null {
  const runtime = plan.images['runtime'];
  if (runtime === undefined || runtime.from === 'scratch') return null;
  if (home === null) return runtime.from;
  const [name = '', tag = ''] = split(runtime.from);
  return (clean && isBuilder(runtime.id) ? cleanReference : standInReference)(home, name, tag);
}

/** Name and tag. */
function split(from: string): readonly string[] {
  return from.split('@')[0]?.split(/:(?=[^:]*$)/) ?? [];
}
