import { createSign, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { run } from '../command.ts';

export interface TokenService {
  /** What the registry's configuration calls `auth`. */
  readonly auth: object;
  /** A token that may also push, for filling the registry. */
  readonly pushToken: (repository: string) => string;
  readonly close: () => void;
}

const ISSUER = 'books';
const SERVICE = 'books.example';

/** A token service as the distribution specification asks for: it signs what a login may do, and the registry believes it. */
export async function startTokenService(folder: string, login: string): Promise<TokenService> {
  const [key, certificate] = [join(folder, 'token.key'), join(folder, 'token.pem')];
  const words = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=books', '-days', '2'];
  await run('openssl', [...words, '-keyout', key, '-out', certificate], { log: join(folder, 'openssl.log') });
  const signed = (access: object): string => sign(readFileSync(key, 'utf8'), readFileSync(certificate, 'utf8'), access);
  const server = createServer(({ url, headers }, response) => {
    const fields = new URL(url ?? '', 'http://token.example').searchParams;
    const [, name] = /^repository:(.+):pull$/.exec(fields.get('scope') ?? '') ?? [];
    const good = headers.authorization === `Basic ${Buffer.from(login).toString('base64')}` && name !== undefined;
    response.writeHead(good ? 200 : 401, { 'content-type': 'application/json' });
    response.end(good ? JSON.stringify({ token: signed({ name, actions: ['pull'] }) }) : '{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const realm = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`;
  return {
    auth: { token: { realm, service: SERVICE, issuer: ISSUER, rootcertbundle: certificate } },
    pushToken: (name) => signed({ name, actions: ['pull', 'push'] }),
    close: () => server.close(),
  };
}

function sign(key: string, certificate: string, access: object): string {
  const now = Math.floor(Date.now() / 1000);
  const der = certificate.replaceAll(/-----[^-]+-----|\s/g, '');
  const header = { typ: 'JWT', alg: 'RS256', x5c: [der] };
  const claims = {
    iss: ISSUER,
    sub: 'reader',
    aud: SERVICE,
    exp: now + 300,
    nbf: now - 60,
    iat: now,
    jti: randomUUID(),
    access: [{ type: 'repository', ...access }],
  };
  const body = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${body}.${createSign('RSA-SHA256').update(body).sign(key, 'base64url')}`;
}
