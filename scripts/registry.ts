import { RemoteError } from '../src/errors.ts';

/** Sends one request; `fetch` outside tests. */
export type Ask = (url: string, init: { method: string; headers: Record<string, string> }) => Promise<Response>;

const INDEX_TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

/** Requests that a registry may take to list its tags, against endless `Link` headers. */
const MOST_PAGES = 200;

/** Repository of an image on its registry, after the rules of `docker pull`. */
export function repositoryUrl(name: string): string {
  const [host = '', ...rest] = name.split('/');
  if (rest.length > 0 && host.includes('.')) return `https://${host}/v2/${rest.join('/')}`;
  return `https://registry-1.docker.io/v2/${rest.length === 0 ? `library/${name}` : name}`;
}

/** Digest of the image index behind a tag, as the registry names it. */
export async function digestOf(ask: Ask, name: string, tag: string): Promise<string> {
  const response = await authorised(ask, `${repositoryUrl(name)}/manifests/${tag}`, 'HEAD');
  const digest = response.headers.get('docker-content-digest') ?? '';
  if (response.ok && /^sha256:[0-9a-f]{64}$/.test(digest)) return digest;
  throw new RemoteError(`${name}:${tag}: the registry answered ${response.status} and no digest. Nothing was written.`);
}

/** Every tag of a repository. */
export async function tagsOf(ask: Ask, name: string): Promise<readonly string[]> {
  const repository = repositoryUrl(name);
  const tags: string[] = [];
  let next: string | null = `${repository}/tags/list?n=1000`;
  for (let page = 0; next !== null; page += 1) {
    if (page === MOST_PAGES) throw new RemoteError(`${name}: its list of tags has no end. Nothing was written.`);
    const response = await authorised(ask, next, 'GET');
    if (!response.ok)
      throw new RemoteError(`${name}: listing its tags was answered with ${response.status}. Nothing was written.`);
    const body: unknown = await response.json();
    if (isTagList(body)) tags.push(...body.tags);
    const link = /<([^>]+)>;\s*rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
    next = link === undefined ? null : new URL(link, repository).href;
  }
  return tags;
}

function isTagList(body: unknown): body is { tags: string[] } {
  return typeof body === 'object' && body !== null && 'tags' in body && Array.isArray(body.tags);
}

/** A request with the anonymous token that public registries hand out when asked without one. */
async function authorised(ask: Ask, url: string, method: string): Promise<Response> {
  const headers = { accept: INDEX_TYPES };
  const first = await reach(ask, url, { method, headers });
  if (first.status !== 401) return first;
  const challenge = first.headers.get('www-authenticate') ?? '';
  const field = (name: string): string => new RegExp(`${name}="([^"]*)"`).exec(challenge)?.[1] ?? '';
  if (!field('realm').startsWith('https://')) return first;
  const query = new URLSearchParams({ service: field('service'), scope: field('scope') });
  const granted = await reach(ask, `${field('realm')}?${query.toString()}`, { method: 'GET', headers: {} });
  const grant: unknown = granted.ok ? await granted.json() : null;
  const token = typeof grant === 'object' && grant !== null && 'token' in grant ? String(grant.token) : '';
  return reach(ask, url, { method, headers: { ...headers, authorization: `Bearer ${token}` } });
}

async function reach(
  ask: Ask,
  url: string,
  init: { method: string; headers: Record<string, string> },
): Promise<Response> {
  return ask(url, init).catch((cause: unknown) => {
    throw new RemoteError(`${new URL(url).host} cannot be reached. Nothing was written.`, {
      hints: ['npm run catalogue -- --offline     only writes references.ts from images.Dockerfile'],
      cause,
    });
  });
}
