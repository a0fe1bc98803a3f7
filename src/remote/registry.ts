import { createHash } from 'node:crypto';
import { RemoteError } from '../errors.ts';
import type { ImageReference } from '../model/dockerfile.ts';
import { parseChallenge, type Challenge } from './challenge.ts';
import type { Credentials } from './credentials.ts';
import { endpointsOf, type Endpoint, type Mirrors } from './endpoint.ts';
import { send, type Network } from './network.ts';
import type { Answer, Request } from './send-once.ts';
import { basic, tokenFor } from './token.ts';

/** Asks registries, each thing once. */
export interface Registry {
  /** Digest of what a tag names today: of the index where there is one, so that every platform is in it. Throws `RemoteError`. */
  readonly digestOf: (image: ImageReference) => Promise<string>;
}

/** What a registry is asked with. */
export interface Access {
  readonly network: Network;
  readonly mirrors: Mirrors;
  readonly credentialsFor: (host: string) => Promise<Credentials>;
}

const MANIFEST_TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];
const DIGEST = /^sha256:[0-9a-f]{64}$/;

/** Opens nothing yet: registries are asked when a digest is wanted. */
export function registry(access: Access): Registry {
  const known = new Map<string, Promise<string>>();
  const logins = new Map<string, string>();
  return {
    digestOf: (image) => {
      const key = `${image.registry}/${image.repository}:${image.tag ?? 'latest'}`;
      const asked = known.get(key) ?? firstAnswer(access, logins, image);
      known.set(key, asked);
      return asked;
    },
  };
}

/** A mirror that has not got the image, or is not there, is passed over. */
async function firstAnswer(access: Access, logins: Map<string, string>, image: ImageReference): Promise<string> {
  const endpoints = endpointsOf(image, access.mirrors);
  for (const endpoint of endpoints.slice(0, -1)) {
    const found = await digestAt(access, logins, endpoint, image).catch((error: unknown) => {
      if (!(error instanceof RemoteError)) throw error;
      return null;
    });
    if (found !== null) return found;
  }
  return digestAt(access, logins, endpoints.at(-1) as Endpoint, image);
}

async function digestAt(
  access: Access,
  logins: Map<string, string>,
  at: Endpoint,
  image: ImageReference,
): Promise<string> {
  const tag = image.tag ?? 'latest';
  const url = new URL(`${at.repository}/manifests/${tag}`, at.base);
  const named = `${at.host}/${at.repository}:${tag}`;
  const head = await authorised(access, logins, at, url, 'HEAD');
  const digest = head.headers.get('docker-content-digest') ?? '';
  if (head.status === 200 && DIGEST.test(digest) && isManifest(head, true)) return digest;
  if (head.status === 404) throw missing(named);
  // Some registries and proxies answer HEAD without a digest, or not at all: then the manifest itself is counted.
  return counted(await authorised(access, logins, at, url, 'GET'), named);
}

function missing(named: string): RemoteError {
  return new RemoteError(`${named}: the registry has no such image. Nothing was written.`);
}

function counted(answer: Answer, named: string): string {
  const { status, headers, body } = answer;
  if (status === 404) throw missing(named);
  if (status !== 200 || !isManifest(answer, false))
    throw new RemoteError(`${named}: the registry answered ${status} and no manifest. Nothing was written.`);
  const digest = `sha256:${createHash('sha256').update(body).digest('hex')}`;
  const claimed = headers.get('docker-content-digest');
  if (claimed === null || claimed === digest) return digest;
  throw new RemoteError(`${named}: the manifest is not the one its digest names. Nothing was written.`);
}

/** A log-in page of a proxy is none, whatever its status says. */
function isManifest({ headers }: Answer, mayBeSilent: boolean): boolean {
  const type = headers.get('content-type')?.split(';', 1)[0]?.trim() ?? '';
  return MANIFEST_TYPES.includes(type) || (mayBeSilent && type === '');
}

async function authorised(
  { network, credentialsFor }: Access,
  logins: Map<string, string>,
  at: Endpoint,
  url: URL,
  method: 'HEAD' | 'GET',
): Promise<Answer> {
  const key = `${at.host}/${at.repository}`;
  const request = (authorization: string | undefined): Request => ({
    url,
    method,
    headers: { accept: MANIFEST_TYPES.join(', '), ...(authorization === undefined ? {} : { authorization }) },
  });
  const first = await send(network, request(logins.get(key)));
  if (first.status !== 401) return forbidden(first, at, null);
  const challenge = parseChallenge(first.headers.get('www-authenticate') ?? '');
  const credentials = await credentialsFor(at.host);
  const authorization = await authorizationFor(network, at, challenge, credentials);
  logins.set(key, authorization);
  return forbidden(await send(network, request(authorization)), at, credentials);
}

async function authorizationFor(
  network: Network,
  { host, repository }: Endpoint,
  challenge: Challenge | null,
  credentials: Credentials,
): Promise<string> {
  const { login } = credentials;
  if (challenge?.scheme === 'bearer')
    return `Bearer ${await tokenFor(network, { host, repository, ...challenge }, credentials)}`;
  if (challenge?.scheme === 'basic' && login?.kind === 'password') return basic(login);
  throw denied(host, repository, credentials);
}

function forbidden(answer: Answer, { host, repository }: Endpoint, credentials: Credentials | null): Answer {
  if (answer.status !== 401 && answer.status !== 403) return answer;
  throw denied(host, repository, credentials);
}

function denied(host: string, repository: string, credentials: Credentials | null): RemoteError {
  const { login, problem } = credentials ?? { login: null, problem: null };
  const why =
    problem ??
    (login === null
      ? 'there is no such image, or it needs a login'
      : 'the login that Docker has saved may not read it');
  return new RemoteError(`${host}/${repository}: ${why}. Nothing was written.`, {
    hints: [`docker login ${host}     saves a login`],
  });
}
