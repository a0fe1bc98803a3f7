import { connect } from 'node:net';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LABEL } from '../../../src/verify/belongings.ts';
import { dockerEnv } from '../bring-up/services.ts';
import { run } from '../command.ts';
import { LabFault } from '../faults.ts';
import type { LabHome } from '../home.ts';
import { BASES } from '../stand-ins/recipe.ts';

/** git over ssh: who may come in, and how the server is known. */
export interface SshHost {
  /** File with the one private key that the server lets in. */
  readonly key: string;
  /** The server's public key, as `ssh-ed25519 …`. */
  readonly hostKey: string;
  readonly close: () => Promise<void>;
}

/** Starts OpenSSH in a container on this run's own address, with keys of this run, over the bare repositories in `git/ssh`. */
export async function startSsh(home: LabHome, folder: string, address: string): Promise<SshHost> {
  const docker = async (...args: readonly string[]): Promise<string> =>
    run('docker', args, { env: dockerEnv(home), log: join(home.logs, 'servers.log') });
  const image = `${home.registry}/${BASES.ssh}`;
  const mounts = ['-v', `${folder}/keys:/keys`, '-v', `${folder}/git/ssh:/srv/git:ro`];
  const id = (
    await docker('run', '-d', '--rm', '--network', 'host', '--label', `${LABEL}=ssh`, ...mounts, image, address)
  ).trim();
  const close = async (): Promise<void> => void (await docker('rm', '-f', id));
  if (!(await listens(address))) {
    const last = await docker('logs', '--tail', '5', id).catch(() => 'it has ended');
    await close().catch(() => undefined);
    throw new LabFault(`the ssh server does not listen: ${last}`, [`log: ${join(home.logs, 'servers.log')}`]);
  }
  const hostKey = (await readFile(join(folder, 'keys', 'host.pub'), 'utf8')).trim();
  return { key: join(folder, 'keys', 'id_ed25519'), hostKey, close };
}

async function listens(address: string): Promise<boolean> {
  for (let i = 0; i < 100; i++) {
    if (await opens(address)) return true;
    await sleep(200);
  }
  return false;
}

async function opens(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port: 22 });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
