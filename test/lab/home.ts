import { homedir } from 'node:os';
import { join } from 'node:path';

/** Folders and addresses of the lab. Everything it makes lies under `root`, outside the checkout. */
export interface LabHome {
  readonly root: string;
  /** Programs built from Go modules, one folder per version. */
  readonly bin: string;
  /** Pid files and sockets of what this lab started. */
  readonly run: string;
  readonly logs: string;
  /** Root file systems, package archives and other things worth keeping between runs. */
  readonly cache: string;
  readonly dockerSocket: string;
  readonly buildkitSocket: string;
  /** Docker's client configuration, so that the user's own stays untouched. */
  readonly dockerConfig: string;
  /** Host and port of the registry on loopback. */
  readonly registry: string;
}

/** Reads `IRONHULL_LAB` (a folder), `IRONHULL_LAB_CACHE` (a folder that several labs may share) and `IRONHULL_LAB_PORT` (of the registry). */
export function labHome(env: Readonly<Record<string, string | undefined>> = process.env): LabHome {
  const root = env['IRONHULL_LAB'] ?? join(homedir(), '.cache', 'ironhull-lab');
  const run = join(root, 'run');
  return {
    root,
    bin: join(root, 'bin'),
    run,
    logs: join(root, 'logs'),
    cache: env['IRONHULL_LAB_CACHE'] ?? join(root, 'cache'),
    dockerSocket: join(run, 'docker.sock'),
    buildkitSocket: join(run, 'buildkitd.sock'),
    dockerConfig: join(root, 'docker-config'),
    registry: `127.0.0.1:${env['IRONHULL_LAB_PORT'] ?? '5000'}`,
  };
}

/** Name of the buildx builder that talks to the lab's own buildkitd. */
export const BUILDER = 'ironhull-lab';
