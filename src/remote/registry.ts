import { createHash } from 'node:crypto';
import { RemoteError } from '../errors.ts';
import type { ImageReference } from '../model/dockerfile.ts';
import { authorised, type Access, type Ask } from './authorised.ts';
import { askOnce } from './ask-once.ts';
import { endpointsOf, type Endpoint } from './endpoint.ts';
import type { Answer } from './send-once.ts';
import { listTags } from './list-tags.ts';

/** Asks registries, each thing once. */
export interface Registry {
  /** Digest of what a tag names today: of the index where there is one, so that every platform is in it. Throws `RemoteError`. */
  readonly digestOf: (image: ImageReference) => Promise<string>;
  /** Every tag of an image's repository. Throws `RemoteError`. */
  readonly tagsOf: (image: ImageReference) => Promise<readonly string[]>;
}

const MANIFEST_TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];
const ACCEPT = MANIFEST_TYPES.join(', ');
const DIGEST = /^sha256:[0-9a-f]{64}$/;

/** Opens nothing yet: registries are asked when something is wanted. */
export function registry(access: Access): Registry {
  const ask = authorised(access);
  const endpoints = (image: ImageReference) => endpointsOf(image, access.mirrors);
  return {
    digestOf: askOnce(
      ({ registry: host, repository, tag }) => `${host}/${repository}:${tag ?? 'latest'}`,
      (image) => firstOf(endpoints(image), (at) => digestAt(ask, at, image.tag ?? 'latest')),
    ),
    tagsOf: askOnce(
      ({ registry: host, repository }) => `${host}/${repository}`,
      (image) => firstOf(endpoints(image), (at) => listTags(ask, at)),
    ),
  };
}

/** A mirror that has not got the image, or is not there, is passed over. */
async function firstOf<T>(endpoints: readonly Endpoint[], find: (at: Endpoint) => Promise<T>): Promise<T> {
  for (const endpoint of endpoints.slice(0, -1)) {
    const found = await find(endpoint).catch((error: unknown) => {
      if (!(error instanceof RemoteError)) throw error;
      return null;
    });
    if (found !== null) return found;
  }
  return find(endpoints.at(-1) as Endpoint);
}

async function digestAt(ask: Ask, at: Endpoint, tag: string): Promise<string> {
  const url = new URL(`${at.repository}/manifests/${tag}`, at.base);
  const named = `${at.host}/${at.repository}:${tag}`;
  const head = await ask(at, url, 'HEAD', ACCEPT);
  const digest = head.headers.get('docker-content-digest') ?? '';
  if (head.status === 200 && DIGEST.test(digest) && isManifest(head, true)) return digest;
  if (head.status === 404) throw missing(named);
  // Some registries and proxies answer HEAD without a digest, or not at all: then the manifest itself is counted.
  return counted(await ask(at, url, 'GET', ACCEPT), named);
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
