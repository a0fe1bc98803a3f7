import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** One .dockerignore and what a real build sent of the tree. */
export interface OracleCase {
  readonly name: string;
  /** Text of `.dockerignore`, `null` for none. */
  readonly ignore: string | null;
  /** Dockerfile to build with, a path of the tree; `Dockerfile` when not given. */
  readonly dockerfile?: string;
  /** Text of `<dockerfile>.dockerignore`. */
  readonly specific?: string;
  /** Paths sent, sorted; `null` when the builder refuses. */
  readonly sends: readonly string[] | null;
}

export interface Oracle {
  /** Version that gave the lists. */
  readonly builder: string;
  /** Files of every case; `a -> b` is a link. */
  readonly tree: readonly string[];
  readonly cases: readonly OracleCase[];
}

export const ORACLE = new URL('oracle.json', import.meta.url);
export const DOCKERFILE = 'FROM scratch\nCOPY . /\n';

export function readOracle(): Oracle {
  return JSON.parse(readFileSync(ORACLE, 'utf8')) as Oracle;
}

/** Makes the context of a case in a folder of its own, hands it over and throws it away. */
export function inContext<T>(oracle: Oracle, one: OracleCase, use: (folder: string) => T): T {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'context-'));
  const files = oracle.tree.map((entry) => entry.split(' -> '));
  for (const [path = '', target] of files) {
    if (target === undefined) put(folder, path, path.endsWith('ockerfile') ? DOCKERFILE : 'x');
    else symlinkSync(target, join(folder, path));
  }
  if (one.ignore !== null) put(folder, '.dockerignore', one.ignore);
  if (one.specific !== undefined) put(folder, `${one.dockerfile ?? 'Dockerfile'}.dockerignore`, one.specific);
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function put(folder: string, path: string, contents: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), contents);
}
