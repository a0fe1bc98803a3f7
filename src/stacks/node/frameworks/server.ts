import type { Found } from '../../../model/evidence.ts';
import { outDir } from '../detect/typescript.ts';
import { dependency, entryOf, PLAIN, titled, type FrameworkFacts, type Source } from './framework.ts';

const SERVERS: readonly (readonly [string, string])[] = [
  ['fastify', 'Fastify'],
  ['express', 'Express'],
  ['hono', 'Hono'],
  ['koa', 'Koa'],
  ['@hapi/hapi', 'hapi'],
];

/** A program that listens by means of a server library, or any other program. */
export function readServer(source: Source): FrameworkFacts | null {
  const seen = SERVERS.find(([name]) => dependency(source.manifest, name) !== null);
  if (seen === undefined) return null;
  return { ...PLAIN, ...readProgram(source), id: 'server', title: titled(source.manifest, ...seen) };
}

/** What is left when no framework was seen: a start and what it needs. */
export function readProgram(source: Source): FrameworkFacts {
  const start = startOf(source);
  const entry = start === null ? null : entryOf(start.value);
  return { ...PLAIN, id: 'program', title: null, start, output: builtFolder(source, entry) };
}

/** The words a person gave go before the start script. */
export function startOf({ given, started }: Source): Found<readonly string[]> | null {
  if (given.start !== undefined) return { value: given.start, from: '--start' };
  return started.start === null ? null : { value: started.start.words, from: started.start.from };
}

/** The folder an entry is built into; `null` when the entry stands in the repo as it is. */
function builtFolder({ repo, manifest }: Source, entry: string | null): string | null {
  if (entry === null || repo.has(entry) || dependency(manifest, 'next') !== null) return null;
  const compiled = outDir(repo)?.value;
  if (compiled !== undefined && entry.startsWith(`${compiled}/`)) return compiled;
  return entry.includes('/') ? entry.slice(0, entry.indexOf('/')) : null;
}
