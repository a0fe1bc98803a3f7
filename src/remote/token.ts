import { RemoteError } from '../errors.ts';
import type { Credentials, Login } from './credentials.ts';
import { send, type Network } from './network.ts';
import type { Answer, Request } from './send-once.ts';

/** Where a token is had, and what for. */
export interface TokenRequest {
  /** The registry, for messages. */
  readonly host: string;
  readonly realm: string;
  readonly service: string | null;
  /** As in `library/node`. */
  readonly repository: string;
}

/** Trades a login, or none, for a token that can do nothing but pull one repository. */
export async function tokenFor(network: Network, wanted: TokenRequest, credentials: Credentials): Promise<string> {
  const { login, problem } = credentials;
  const realm = URL.parse(wanted.realm);
  if (realm === null || realm.username !== '')
    throw new RemoteError(`${wanted.host} names no place to log in at. Nothing was written.`);
  const answer = await send(network, requestFor(realm, wanted, login));
  const token = answer.status === 200 ? tokenIn(answer) : null;
  if (token !== null) return token;
  if (login === null)
    throw refused(
      wanted,
      `hands out no token without a login (${answer.status})${problem === null ? '' : `; ${problem}`}`,
    );
  throw refused(wanted, `refuses the login that Docker has saved for it (${answer.status})`);
}

/** Name and password as HTTP wants them. */
export function basic({ user, password }: { readonly user: string; readonly password: string }): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

function requestFor(realm: URL, wanted: TokenRequest, login: Login | null): Request {
  const fields = new URLSearchParams({ scope: `repository:${wanted.repository}:pull` });
  if (wanted.service !== null) fields.set('service', wanted.service);
  if (login?.kind === 'refresh-token') return exchange(realm, fields, login.token);
  const url = new URL(realm);
  for (const [name, value] of fields) url.searchParams.set(name, value);
  return { url, method: 'GET', headers: login === null ? {} : { authorization: basic(login) } };
}

function exchange(url: URL, fields: URLSearchParams, token: string): Request {
  fields.set('grant_type', 'refresh_token');
  fields.set('client_id', 'ironhull');
  fields.set('refresh_token', token);
  return {
    url,
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: fields.toString(),
  };
}

function tokenIn({ body }: Answer): string | null {
  const [, quoted] = /"(?:access_)?token"\s*:\s*"([^"\\\s]+)"/.exec(Buffer.from(body).toString('utf8')) ?? [];
  return quoted ?? null;
}

function refused({ host }: TokenRequest, what: string): RemoteError {
  return new RemoteError(`${host} ${what}. Nothing was written.`, {
    hints: [`docker login ${host}     saves a login`],
  });
}
