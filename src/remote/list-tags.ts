import { RemoteError } from '../errors.ts';
import type { Ask } from './authorised.ts';
import type { Endpoint } from './endpoint.ts';
import type { Answer } from './send-once.ts';

/** Requests that a registry may take to list its tags, against endless `Link` headers. */
const MOST_PAGES = 200;
const PAGE = 1000;

/** Every tag of a repository, page by page. */
export async function listTags(ask: Ask, at: Endpoint): Promise<readonly string[]> {
  const named = `${at.host}/${at.repository}`;
  const tags: string[] = [];
  let next: URL | null = new URL(`${at.repository}/tags/list?n=${PAGE}`, at.base);
  for (let page = 0; next !== null; page += 1) {
    if (page === MOST_PAGES) throw new RemoteError(`${named}: its list of tags has no end. Nothing was written.`);
    const answer: Answer = await ask(at, next, 'GET', 'application/json');
    tags.push(...tagsIn(answer, named));
    next = nextPage(answer, next, named);
  }
  return tags;
}

function tagsIn({ status, body }: Answer, named: string): readonly string[] {
  const found: unknown = status === 200 ? parsed(body) : null;
  if (typeof found === 'object' && found !== null && 'tags' in found && Array.isArray(found.tags))
    return found.tags.filter((tag): tag is string => typeof tag === 'string');
  throw new RemoteError(`${named}: listing its tags was answered with ${status}. Nothing was written.`);
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return null;
  }
}

/** On the same host: the login goes along. */
function nextPage({ headers }: Answer, from: URL, named: string): URL | null {
  const link = /<([^>]+)>\s*;\s*rel="?next"?/.exec(headers.get('link') ?? '')?.[1];
  if (link === undefined) return null;
  const next = URL.parse(link, from);
  if (next?.origin === from.origin) return next;
  throw new RemoteError(`${named}: its list of tags goes on elsewhere. Nothing was written.`);
}
