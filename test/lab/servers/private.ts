import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { allCases } from '../../case.ts';
import type { LabHome } from '../home.ts';
import { CANARY, CANARY_USER } from '../rows/secrets.ts';
import { readCertificates } from './certificates.ts';
import { bareRepositories, gitHost } from './git.ts';
import { npmRegistry } from './npm.ts';
import { PRIVATE_ADDRESS } from './private-hosts.ts';
import { pypiIndex } from './pypi.ts';

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

/** Starts the private registries on their own loopback address. They accept this run's canary and nothing else. */
export async function startPrivateHosts(home: LabHome): Promise<{ readonly close: () => void }> {
  const fixtures = allCases();
  const login = `${CANARY_USER}:${CANARY}`;
  const hosts: Readonly<Record<string, Handler>> = {
    'npm.acme.example': npmRegistry(fixtures, CANARY),
    'pypi.acme.example': await pypiIndex(home, fixtures, login),
    'git.acme.example': gitHost(await bareRepositories(home, fixtures), login),
  };
  const server = createServer(
    await readCertificates(home),
    (incoming, outgoing) => void respond(hosts, incoming, outgoing),
  );
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(443, PRIVATE_ADDRESS, resolve));
  return { close: () => server.close() };
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
