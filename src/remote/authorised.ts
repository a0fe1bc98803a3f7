import { RemoteError } from '../errors.ts';
import { parseChallenge, type Challenge } from './challenge.ts';
import type { Credentials } from './credentials.ts';
import type { Endpoint, Mirrors } from './endpoint.ts';
import { send, type Network } from './network.ts';
import type { Answer, Request } from './send-once.ts';
import { basic, tokenFor } from './token.ts';

/** What a registry is asked with. */
export interface Access {
  readonly network: Network;
  readonly mirrors: Mirrors;
  readonly credentialsFor: (host: string) => Promise<Credentials>;
}

/** Asks a repository for something, with a login where it wants one. */
export type Ask = (at: Endpoint, url: URL, method: 'HEAD' | 'GET', accept: string) => Promise<Answer>;

/** Logs in where a registry asks for it, once per repository. Throws `RemoteError` when it lets nobody in. */
export function authorised({ network, credentialsFor }: Access): Ask {
  const logins = new Map<string, string>();
  return async (at, url, method, accept) => {
    const key = `${at.host}/${at.repository}`;
    const request = (authorization: string | undefined): Request => ({
      url,
      method,
      headers: { accept, ...(authorization === undefined ? {} : { authorization }) },
    });
    const first = await send(network, request(logins.get(key)));
    if (first.status !== 401) return allowed(first, at, null);
    const challenge = parseChallenge(first.headers.get('www-authenticate') ?? '');
    const credentials = await credentialsFor(at.host);
    const authorization = await authorizationFor(network, at, challenge, credentials);
    logins.set(key, authorization);
    return allowed(await send(network, request(authorization)), at, credentials);
  };
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

function allowed(answer: Answer, { host, repository }: Endpoint, credentials: Credentials | null): Answer {
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
