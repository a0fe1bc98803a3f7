import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Docker } from './docker.ts';
import { tarEntries } from './tar.ts';

export interface ListingRequest {
  readonly docker: Docker;
  readonly context: string;
  readonly dockerfile: string;
  readonly folder: string;
}

/** Files that a build of this Dockerfile is sent: the builder itself applies the ignore file. */
export async function contextListing({
  docker,
  context,
  dockerfile,
  folder,
}: ListingRequest): Promise<readonly string[]> {
  const probe = join(folder, 'listing.Dockerfile');
  const archive = join(folder, 'listing.tar');
  await writeFile(probe, 'FROM scratch\nCOPY . /\n');
  await copyFile(`${dockerfile}.dockerignore`, `${probe}.dockerignore`).catch(() => undefined);
  const result = await docker(['buildx', 'build', '-f', probe, '--output', `type=tar,dest=${archive}`, context]);
  if (!result.ok) throw new Error(`the context could not be listed: ${result.stderr.trim().split('\n').at(-1)}`);
  const bytes = await readFile(archive);
  return [...tarEntries(bytes)].filter((entry) => entry.kind !== 'folder').map((entry) => entry.path);
}
