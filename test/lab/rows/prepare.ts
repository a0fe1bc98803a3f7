import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { discard, restore } from '../../case.ts';
import { LOCKS_WITH_HOSTS, restoreHosts } from '../../../scripts/fixture-hosts.ts';
import { detect, files, plan } from '../../../src/generate.ts';
import { NO_POLICY } from '../../../src/model/policy.ts';
import type { Plan } from '../../../src/model/plan.ts';
import { openRepo } from '../../../src/repo/open-repo.ts';
import type { Row } from './rows.ts';

/** A fixture as a user has it after ironhull wrote its files. */
export interface Prepared {
  readonly row: Row;
  readonly folder: string;
  readonly dockerfile: string;
  readonly plan: Plan;
  readonly dockerfileText: string;
  /** Framework as detected, empty for none. */
  readonly framework: string;
  readonly manager: string;
}

/** Writes a row's files by the engine, as `ironhull retrofit --yes` would, into a fresh copy of its fixture. */
export async function prepare(row: Row): Promise<Prepared> {
  const folder = restore(row.fixture);
  const [facts] = detect(openRepo(folder), row.answers, []).flatMap((service) => service.facts);
  if (facts === undefined) throw new Error(`${row.id}: nothing was detected`);
  const made = plan(facts, row.answers, NO_POLICY);
  const written = files(made, NO_POLICY);
  for (const file of written) {
    await mkdir(dirname(join(folder, file.path)), { recursive: true });
    await writeFile(join(folder, file.path), file.contents);
  }
  for (const name of LOCKS_WITH_HOSTS) if ((await readdir(folder)).includes(name)) restoreHosts(folder, name);
  await loosen(folder);
  const dockerfile = written.find((file) => file.path.endsWith('Dockerfile'));
  if (!dockerfile) throw new Error(`${row.id}: no Dockerfile was written`);
  return {
    row,
    folder,
    dockerfile: join(folder, dockerfile.path),
    plan: made,
    dockerfileText: dockerfile.contents,
    framework: facts.framework?.value ?? '',
    manager: facts.manager?.value ?? '',
  };
}

export function discardPrepared(prepared: Prepared): void {
  discard(prepared.folder);
}

/** The loosest checkout there is: everybody may write everything. None of it may reach the image (H2). */
async function loosen(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) await chmod(path, 0o777);
    else if (entry.isFile()) await chmod(path, 0o666);
  }
}
