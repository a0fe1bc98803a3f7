import { randomBytes } from 'node:crypto';
import type { Docker } from './docker.ts';

/** What a verification makes in the user's Docker. It all carries one name, so that what a stopped command left half made is found too. */
export interface Belongings {
  /** As in `ironhull-verify-5b9f5232f1`: the network, the images' repository, and the containers' label. */
  readonly name: string;
  /** A tag that is removed at the end. */
  readonly newTag: () => string;
  /** Removes containers, network and images. */
  readonly remove: () => Promise<void>;
}

/** Label of every container on a bench; its value is the bench's name. */
export const LABEL = 'io.github.ironhull.verify';

/** Makes the internal network, on which nothing reaches the outside; says why where the engine refuses. */
export async function makeBelongings(docker: Docker): Promise<Belongings | { readonly failed: string }> {
  const name = `ironhull-verify-${randomBytes(5).toString('hex')}`;
  let tags = 0;
  const remove = async (): Promise<void> => removeAll(docker, name);
  const made = await docker(['network', 'create', '--internal', name]);
  if (!made.ok) {
    await remove();
    return { failed: `no network could be made: ${made.stderr.trim()}` };
  }
  return { name, newTag: () => `${name}:${tags++}`, remove };
}

async function removeAll(docker: Docker, name: string): Promise<void> {
  const lines = async (...args: readonly string[]): Promise<readonly string[]> =>
    (await docker(args, CLEAN_UP)).stdout.split('\n').filter((line) => line !== '');
  const containers = await lines('ps', '--all', '--quiet', '--filter', `label=${LABEL}=${name}`);
  if (containers.length > 0) await docker(['rm', '--force', '--volumes', ...containers], CLEAN_UP);
  await docker(['network', 'rm', name], CLEAN_UP);
  const images = await lines('image', 'ls', '--format', '{{.Repository}}:{{.Tag}}', name);
  if (images.length > 0) await docker(['image', 'rm', '--force', ...images], CLEAN_UP);
}

const CLEAN_UP = { cleanUp: true, seconds: 120 } as const;
