import { UsageError } from '../errors.ts';
import type { ImageReference } from '../model/dockerfile.ts';
import { isLoopback } from './loopback.ts';

/** A repository on a host that can be asked for it. */
export interface Endpoint {
  /** As in `registry.example:5000`; decides which login is used. */
  readonly host: string;
  /** `https://host/v2/` */
  readonly base: URL;
  /** As in `library/node`. */
  readonly repository: string;
}

/** Registry → mirror, as in `docker.io` → `mirror.example/hub`. */
export type Mirrors = ReadonlyMap<string, string>;

/** Docker Hub answers under another name than images say. */
const HUB = 'registry-1.docker.io';
const HOST = /^(?:\[::1\]|[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?::\d{1,5})?$/i;
const REPOSITORY = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*$/;
const TAG = /^\w[\w.-]{0,127}$/;
const LONGEST = 255;

/** Why no registry can be asked for this, `null` when one can. */
export function whyUnaskable({ registry, repository, tag }: ImageReference): string | null {
  if (!isHost(registry)) return 'its registry is no host name';
  if (repository.length > LONGEST || !REPOSITORY.test(repository)) return 'it is no image name';
  return tag === null || TAG.test(tag) ? null : 'its tag is no tag';
}

/** Where to ask for an image, in order: its mirror, then the registry itself. */
export function endpointsOf({ registry, repository }: ImageReference, mirrors: Mirrors): readonly Endpoint[] {
  const own = endpoint(registry, repository);
  const mirror = mirrors.get(registry);
  if (mirror === undefined) return [own];
  const [host = '', ...path] = mirror.split('/');
  return [endpoint(host, [...path, repository].join('/')), own];
}

/** Reads `docker.io=mirror.example/hub`. Throws `UsageError` for anything else. */
export function parseMirrors(texts: readonly string[]): Mirrors {
  return new Map(texts.map(parseMirror));
}

function parseMirror(text: string): readonly [string, string] {
  const [registry = '', mirror = '', ...more] = text.split('=');
  const [host = '', ...path] = mirror.split('/');
  const good = isHost(registry) && isHost(host) && (path.length === 0 || REPOSITORY.test(path.join('/')));
  if (good && more.length === 0) return [registry, mirror];
  throw new UsageError(`--mirror ${JSON.stringify(text)} is not HOST=MIRROR.`, {
    hints: ['--mirror docker.io=mirror.example/hub     host, and a path where the mirror has one'],
  });
}

/** A number that a URL would read as an address, a port beyond the last and the like are none. */
function isHost(text: string): boolean {
  if (!HOST.test(text) || text.includes('..')) return false;
  return URL.parse(`https://${text}`)?.host === text.toLowerCase().replace(/:443$/, '');
}

function endpoint(registry: string, repository: string): Endpoint {
  const host = registry === 'docker.io' ? HUB : registry;
  const { hostname } = new URL(`https://${host}`);
  return { host: registry, base: new URL(`${isLoopback(hostname) ? 'http' : 'https'}://${host}/v2/`), repository };
}
