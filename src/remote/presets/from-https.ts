import { RemoteError } from '../../errors.ts';
import type { FetchedPreset, PresetReference } from '../../model/preset-reference.ts';
import { isLoopback } from '../loopback.ts';

/** Milliseconds. */
const PATIENCE = 20_000;
/** Bytes. */
const MOST_BYTES = 256_000;
const MOST_HOPS = 3;

/** One document by https. Another host is never followed to. */
export async function fetchFromHttps(reference: PresetReference & { readonly kind: 'https' }): Promise<FetchedPreset> {
  const text = await load(new URL(reference.url));
  return { version: '', read: async (path) => (path === reference.path ? text : null) };
}

async function load(start: URL): Promise<string> {
  const signal = AbortSignal.timeout(PATIENCE);
  let url = start;
  for (let hop = 0; hop <= MOST_HOPS; hop += 1) {
    if (url.protocol !== 'https:' && !isLoopback(url.hostname))
      throw new RemoteError(`${url.host} would be asked without encryption. Nothing was written.`);
    const response = await answered(url, signal);
    const next = redirectOf(response, url);
    if (next === null) return read(response, url);
    await response.body?.cancel();
    url = next;
  }
  throw new RemoteError(`${start.host} redirects more than ${MOST_HOPS} times. Nothing was written.`);
}

async function answered(url: URL, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(url.href, { redirect: 'manual', signal, headers: { accept: '*/*' } });
  } catch (error) {
    throw new RemoteError(`${url.host} cannot be reached. Nothing was written.`, { cause: error });
  }
}

function redirectOf(response: Response, url: URL): URL | null {
  const location = response.headers.get('location');
  if (![301, 302, 303, 307, 308].includes(response.status) || location === null) return null;
  const next = URL.parse(location, url);
  if (next === null || next.host !== url.host || next.protocol !== url.protocol)
    throw new RemoteError(`${url.host} redirects to another host, which is not followed. Nothing was written.`);
  return next;
}

async function read(response: Response, { host }: URL): Promise<string> {
  if (response.status !== 200) throw new RemoteError(`${host} answered ${response.status}. Nothing was written.`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop cancels the stream.
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > MOST_BYTES)
      throw new RemoteError(
        `${host} answers with more than ${MOST_BYTES / 1000} kB: that is no preset. Nothing was written.`,
      );
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
