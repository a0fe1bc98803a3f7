import { RemoteError } from '../errors.ts';
import { isLoopback } from './loopback.ts';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface Request {
  readonly url: URL;
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** An answer, read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
  /** Where it came from, redirects followed. */
  readonly url: URL;
}

/** From the first byte sent to the last one read. Milliseconds. */
const PATIENCE = 20_000;
/** Manifests and tokens are small; registries refuse manifests above this themselves. Bytes. */
const MOST_BYTES = 4 * 1024 * 1024;
const MOST_HOPS = 5;

/** One request with its redirects. A login goes to the host it is meant for and to no other; nothing goes out unencrypted. */
export async function sendOnce(fetch: Fetch, request: Request): Promise<Answer> {
  const signal = AbortSignal.timeout(PATIENCE);
  let { url, headers } = request;
  for (let hop = 0; hop <= MOST_HOPS; hop += 1) {
    refuseUnencrypted(url);
    const { method, body } = request;
    const response = await fetch(url.href, {
      method,
      headers,
      signal,
      redirect: 'manual',
      ...(body === undefined ? {} : { body }),
    });
    const next = redirectOf(response, url, request);
    if (next === null)
      return { status: response.status, headers: response.headers, body: await read(response, url), url };
    await response.body?.cancel();
    if (next.origin !== url.origin) headers = withoutLogin(headers);
    url = next;
  }
  throw new RemoteError(`${request.url.host} redirects more than ${MOST_HOPS} times. Nothing was written.`);
}

function refuseUnencrypted({ protocol, hostname, host }: URL): void {
  if (protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))) return;
  throw new RemoteError(
    `${host} would be asked without encryption: only this machine itself may be. Nothing was written.`,
  );
}

function redirectOf(response: Response, url: URL, { method }: Request): URL | null {
  const location = response.headers.get('location');
  if (![301, 302, 303, 307, 308].includes(response.status) || location === null) return null;
  const next = URL.parse(location, url);
  if (next === null || method === 'POST' || (isLoopback(next.hostname) && !isLoopback(url.hostname)))
    throw new RemoteError(`${url.host} redirects to a place that is not followed. Nothing was written.`);
  return next;
}

function withoutLogin(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'authorization'));
}

async function read(response: Response, { host }: URL): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop cancels the stream.
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > MOST_BYTES)
      throw new RemoteError(`${host} answers with more than ${MOST_BYTES} bytes. Nothing was written.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
