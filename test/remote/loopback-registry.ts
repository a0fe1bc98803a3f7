import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the registry lets people in. */
export type Door = 'open' | 'basic' | 'bearer';

export interface RegistryOptions {
  readonly door: Door;
  /** Repository:tag → manifest. */
  readonly images: Readonly<Record<string, Manifest>>;
  /** `name:password` that may read everything. */
  readonly login?: string;
  /** Refresh token that may read everything. */
  readonly refreshToken?: string;
  /** Whether the token service serves people without a login. */
  readonly anonymous?: boolean;
  /** Answers before anything else, as a broken or hostile registry would. */
  readonly before?: (request: IncomingMessage, response: ServerResponse, count: number) => boolean;
}

export interface Manifest {
  readonly type: string;
  readonly body: string;
}

export interface RunningRegistry {
  /** `127.0.0.1:port` */
  readonly host: string;
  /** Method, path and kind of login of each request. */
  readonly asked: string[];
  readonly close: () => Promise<void>;
}

export const INDEX: Manifest = {
  type: 'application/vnd.oci.image.index.v1+json',
  body: '{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[]}',
};

export function digestOfManifest({ body }: Manifest): string {
  return `sha256:${createHash('sha256').update(body).digest('hex')}`;
}

/** A small registry that keeps to the distribution specification: challenge, token service, HEAD and GET of manifests. */
export async function startRegistry(options: RegistryOptions): Promise<RunningRegistry> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const kind = (request.headers.authorization ?? 'none').split(' ', 1)[0] ?? '';
    asked.push(`${request.method} ${request.url} ${kind}`);
    if (options.before?.(request, response, asked.length) === true) return;
    if (request.url?.startsWith('/token') === true) void token(options, request, response);
    else serve(options, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { host: `127.0.0.1:${port}`, asked, close };
}

function serve(options: RegistryOptions, request: IncomingMessage, response: ServerResponse): void {
  const [, repository = '', reference = ''] = /^\/v2\/(.+)\/manifests\/([^/]+)$/.exec(request.url ?? '') ?? [];
  if (!mayRead(options, request, repository)) return challenge(options, request, response);
  const manifest = options.images[`${repository}:${reference}`];
  if (manifest === undefined) return end(response, 404, '{"errors":[{"code":"MANIFEST_UNKNOWN"}]}');
  if (request.headers.accept?.includes(manifest.type) !== true) return end(response, 406, '');
  response.writeHead(200, {
    'content-type': manifest.type,
    'docker-content-digest': digestOfManifest(manifest),
    'content-length': Buffer.byteLength(manifest.body),
  });
  response.end(request.method === 'HEAD' ? undefined : manifest.body);
}

function mayRead({ door, login }: RegistryOptions, { headers }: IncomingMessage, repository: string): boolean {
  if (door === 'open') return true;
  const shown = headers.authorization ?? '';
  return shown === (door === 'basic' ? basic(login ?? '') : `Bearer ${tokenOf(repository)}`);
}

function challenge({ door }: RegistryOptions, { headers }: IncomingMessage, response: ServerResponse): void {
  const realm = `http://${headers.host}/token`;
  const value = door === 'basic' ? 'Basic realm="books"' : `Bearer realm="${realm}",service="books.example"`;
  end(response, 401, '{"errors":[{"code":"UNAUTHORIZED"}]}', { 'www-authenticate': value });
}

/** A token is good for the one repository that its scope names. */
async function token(options: RegistryOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const fields = request.method === 'POST' ? new URLSearchParams(await textOf(request)) : queryOf(request);
  const [, repository] = /^repository:(.+):pull$/.exec(fields.get('scope') ?? '') ?? [];
  if (repository === undefined || fields.get('service') !== 'books.example') return end(response, 400, '{}');
  const good =
    request.method === 'POST'
      ? fields.get('grant_type') === 'refresh_token' && fields.get('refresh_token') === options.refreshToken
      : isWelcome(options, request.headers.authorization);
  if (!good) return end(response, 401, '{"details":"incorrect username or password"}');
  const name = request.method === 'POST' ? 'access_token' : 'token';
  end(response, 200, JSON.stringify({ [name]: tokenOf(repository), expires_in: 300 }));
}

function isWelcome({ login, anonymous }: RegistryOptions, authorization: string | undefined): boolean {
  return authorization === undefined ? anonymous === true : authorization === basic(login ?? '');
}

function queryOf({ url }: IncomingMessage): URLSearchParams {
  return new URL(url ?? '', 'http://registry.example').searchParams;
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

function tokenOf(repository: string): string {
  return Buffer.from(`pull ${repository}`).toString('base64url');
}

export function basic(login: string): string {
  return `Basic ${Buffer.from(login).toString('base64')}`;
}

function end(response: ServerResponse, status: number, body: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(body);
}
