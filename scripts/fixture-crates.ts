import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { packTarball } from './fixture-registry.ts';

/** A crate of the private registry, made from a folder `name@version` of a fixture's `registry/crates/`. */
export interface FixtureCrate {
  readonly name: string;
  readonly version: string;
  readonly tarball: Buffer;
}

export interface CrateReply {
  readonly status: number;
  readonly body: string | Buffer;
}

/** Every crate below a fixture's folder; none when it has no registry. */
export function packCrates(fixture: string): readonly FixtureCrate[] {
  const root = join(fixture, 'registry', 'crates');
  if (!existsSync(root)) return [];
  return readdirSync(root).map((folder) => {
    const [name = '', version = ''] = folder.split('@');
    return { name, version, tarball: packTarball(join(root, folder), `${name}-${version}`) };
  });
}

/** What a sparse index and its downloads answer at a path below `base`. Cargo sends a token as it is. */
export function crateReply(
  crates: readonly FixtureCrate[],
  {
    path,
    authorization,
    base,
    token,
  }: Readonly<Record<'path' | 'base' | 'token', string>> & { readonly authorization: string | undefined },
): CrateReply {
  if (authorization !== token) return { status: 401, body: 'unauthorised' };
  if (path === '/index/config.json')
    return { status: 200, body: JSON.stringify({ dl: `${base}/crates/{crate}/{version}`, 'auth-required': true }) };
  const wanted = crates.find(({ name, version }) => path === `/crates/${name}/${version}`);
  if (wanted !== undefined) return { status: 200, body: wanted.tarball };
  const lines = crates.filter(({ name }) => path === `/index/${name.slice(0, 2)}/${name.slice(2, 4)}/${name}`);
  return lines.length === 0 ? { status: 404, body: '' } : { status: 200, body: lines.map(indexLine).join('\n') };
}

/** Serves crates on a free loopback port to whoever brings the token. */
export async function serveCrates(
  crates: readonly FixtureCrate[],
  token: string,
): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer((request, response) => {
    const { authorization, host = '' } = request.headers;
    const { status, body } = crateReply(crates, {
      path: request.url ?? '/',
      authorization,
      base: `http://${host}`,
      token,
    });
    response.writeHead(status, { 'www-authenticate': 'Cargo login_url="http://login.example"' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the loopback registry has no port');
  return { server, port: bound.port };
}

function indexLine({ name, version, tarball }: FixtureCrate): string {
  const cksum = createHash('sha256').update(tarball).digest('hex');
  return JSON.stringify({ name, vers: version, deps: [], cksum, features: {}, yanked: false });
}
