import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LabFault } from '../faults.ts';

/** Of Debian's package of the same name. */
const PROGRAM = 'docker-registry';

export interface RealRegistry {
  /** `127.0.0.1:port` */
  readonly host: string;
  readonly close: () => Promise<void>;
}

/** Starts Debian's `docker-registry` with its data in `folder`, and `auth` as its configuration knows it. */
export async function startRealRegistry(folder: string, auth: object | null): Promise<RealRegistry> {
  const host = `127.0.0.1:${await freePort()}`;
  const config = join(folder, `registry-${host.replace(/\W/g, '-')}.yml`);
  const storage = { filesystem: { rootdirectory: join(folder, 'data') } };
  const settings = { version: 0.1, log: { level: 'error' }, storage, http: { addr: host }, ...(auth && { auth }) };
  writeFileSync(config, JSON.stringify(settings));
  const child = spawn(PROGRAM, ['serve', config], { stdio: 'ignore' });
  const failed = once(child, 'error').then(([error]) => {
    throw new LabFault(`docker-registry can't be started: ${String(error)}`, ['apt-get install docker-registry']);
  });
  await Promise.race([failed, answers(host)]);
  return { host, close: () => end(child) };
}

/** Stores a manifest with an empty configuration, as any client that pushes does. Gives its digest. */
export async function push(host: string, repository: string, tag: string, login: string): Promise<string> {
  const headers = login === '' ? {} : { authorization: login };
  const config = await pushBlob(host, repository, '{}', headers);
  const type = 'application/vnd.docker.distribution.manifest.v2+json';
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: type,
    config: { mediaType: 'application/vnd.docker.container.image.v1+json', size: 2, digest: config },
    layers: [],
  });
  const stored = await fetch(`http://${host}/v2/${repository}/manifests/${tag}`, {
    method: 'PUT',
    headers: { ...headers, 'content-type': type },
    body: manifest,
  });
  if (stored.status !== 201) throw new LabFault(`${repository}:${tag} was not stored: ${await stored.text()}`);
  return digestOf(manifest);
}

async function pushBlob(host: string, repository: string, blob: string, headers: Record<string, string>) {
  const started = await fetch(`http://${host}/v2/${repository}/blobs/uploads/`, { method: 'POST', headers });
  const at = new URL(started.headers.get('location') ?? '', `http://${host}`);
  at.searchParams.set('digest', digestOf(blob));
  const stored = await fetch(at, { method: 'PUT', headers, body: blob });
  if (stored.status !== 201) throw new LabFault(`a blob was not stored: ${await stored.text()}`);
  return digestOf(blob);
}

function digestOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

async function answers(host: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const status = await fetch(`http://${host}/v2/`).then(
      (response) => response.status,
      () => 0,
    );
    if (status === 200 || status === 401) return;
    await sleep(100);
  }
  throw new LabFault(`docker-registry does not answer at ${host}`);
}

async function end(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM');
  await once(child, 'exit');
}
