import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { allCases } from '../../case.ts';
import type { LabHome } from '../home.ts';
import { CANARY, CANARY_USER } from '../rows/secrets.ts';
import { readCertificates } from './certificates.ts';
import { cargoRegistry } from './cargo.ts';
import { bareRepositories, gitHost } from './git.ts';
import { mavenRepository } from './maven.ts';
import { npmRegistry } from './npm.ts';
import { nugetFeed } from './nuget.ts';
import { PRIVATE_ADDRESS } from './private-hosts.ts';
import { pypiIndex } from './pypi.ts';
import { startSsh, type SshHost } from './ssh.ts';

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Reply {
  readonly status: number;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

export type Handler = (request: Request) => Promise<Reply>;

/** The private registries while a run lasts. */
export interface PrivateHostsUp {
  /** `null` where no row asks for it, or the lab runs no engine of its own. */
  readonly ssh: SshHost | null;
  readonly close: () => Promise<void>;
}

/** Starts the private registries on this run's own loopback address. They accept this run's canary, or its key, and nothing else. */
export async function startPrivateHosts(home: LabHome, overSsh: boolean): Promise<PrivateHostsUp> {
  const folder = join(home.run, `private-${process.pid}`);
  await rm(folder, { recursive: true, force: true });
  for (const part of ['git', 'keys', 'maven', 'pypi']) await mkdir(join(folder, part), { recursive: true });
  const server = createServer(await readCertificates(home), await listener(home, folder));
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(443, PRIVATE_ADDRESS, resolve));
  const ssh = overSsh ? await startSsh(home, folder, PRIVATE_ADDRESS) : null;
  const close = async (): Promise<void> => {
    server.close();
    server.closeAllConnections();
    await ssh?.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { ssh, close };
}

async function listener(
  home: LabHome,
  folder: string,
): Promise<(incoming: IncomingMessage, outgoing: ServerResponse) => void> {
  const fixtures = allCases();
  const login = `${CANARY_USER}:${CANARY}`;
  await bareRepositories(home, join(folder, 'git'), fixtures);
  const hosts: Readonly<Record<string, Handler>> = {
    'cargo.acme.example': cargoRegistry(fixtures, CANARY),
    'npm.acme.example': npmRegistry(fixtures, CANARY),
    'nuget.acme.example': nugetFeed(fixtures, login),
    'pypi.acme.example': await pypiIndex(home, join(folder, 'pypi'), fixtures, login),
    'git.acme.example': gitHost(join(folder, 'git', 'https'), login),
    'maven.acme.example': await mavenRepository(home, join(folder, 'maven'), fixtures, login),
  };
  return (incoming, outgoing) => void respond(hosts, incoming, outgoing);
}

async function respond(
  hosts: Readonly<Record<string, Handler>>,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const [path = '', query = ''] = (incoming.url ?? '/').split('?');
  const host = (incoming.headers.host ?? '').split(':')[0] ?? '';
  const { method = 'GET', headers } = incoming;
  const request = { method, path: decodeURIComponent(path), query, headers, body: Buffer.concat(chunks) };
  const reply = await replyOf(hosts[host], request);
  const type = reply.type === undefined ? {} : { 'content-type': reply.type };
  outgoing.writeHead(reply.status, { ...type, ...reply.headers }).end(reply.body);
}

async function replyOf(handler: Handler | undefined, request: Request): Promise<Reply> {
  if (!handler) return { status: 404, body: 'no such host' };
  return handler(request).catch((error: unknown) => ({ status: 500, body: String(error) }));
}
