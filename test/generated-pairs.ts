import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Case } from './case.ts';

/** A generated Dockerfile and the .dockerignore beside it. */
export interface GeneratedPair {
  /** As in `go/plain`, with the service's folder behind it. */
  readonly shown: string;
  /** Folder that holds `Dockerfile` and `dot-dockerignore`. */
  readonly folder: string;
}

/** Every generated Dockerfile of a case; none when it is refused. */
export function generatedPairs(fixture: Case): readonly GeneratedPair[] {
  const root = join(fixture.folder, 'expected');
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => basename(path) === 'Dockerfile')
    .map((path) => ({ shown: join(fixture.stack, fixture.name, dirname(path)), folder: join(root, dirname(path)) }));
}
