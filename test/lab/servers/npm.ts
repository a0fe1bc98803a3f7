import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { existsSync } from 'node:fs';
import { packRegistry, type FixturePackage } from '../../../scripts/fixture-registry.ts';
import type { Case } from '../../case.ts';
import type { Handler } from './private.ts';

/** What a fixture's own build fetches with a token of its own. */
const CHARTS = '/-/charts';

/** The private npm registry: packages of all fixtures, for whoever brings the token. */
export function npmRegistry(fixtures: readonly Case[], token: string): Handler {
  const folders = fixtures.filter(({ stack, folder }) => stack === 'node' && existsSync(join(folder, 'registry')));
  const packages = folders.flatMap(({ folder }) => packRegistry(join(folder, 'registry')));
  return async (request) => {
    if (request.headers.authorization !== `Bearer ${token}`) return { status: 401, body: '{"error":"unauthorised"}' };
    if (request.path === CHARTS) return { status: 200, type: 'application/json', body: '{"charts":["harbour"]}' };
    const [name = '', file] = request.path.slice(1).split('/-/');
    const found = packages.filter((entry) => entry.name === name);
    if (found.length === 0) return { status: 404, body: '{"error":"not found"}' };
    if (file === undefined) return { status: 200, type: 'application/json', body: JSON.stringify(packument(found)) };
    const wanted = found.find((entry) => file.endsWith(`-${entry.version}.tgz`));
    return wanted
      ? { status: 200, type: 'application/octet-stream', body: wanted.tarball }
      : { status: 404, body: 'not found' };
  };
}

function packument(found: readonly FixturePackage[]): unknown {
  const versions = found.map((entry) => [entry.version, { ...entry.manifest, dist: dist(entry) }]);
  const times = found.map((entry) => [entry.version, '2025-01-01T00:00:00.000Z']);
  const latest = found.at(-1);
  return {
    name: latest?.name,
    'dist-tags': { latest: latest?.version },
    versions: Object.fromEntries(versions),
    time: Object.fromEntries(times),
  };
}

function dist(entry: FixturePackage): unknown {
  return {
    tarball: `https://npm.acme.example/${entry.name}/-/${entry.name.split('/').at(-1)}-${entry.version}.tgz`,
    integrity: entry.integrity,
    shasum: createHash('sha1').update(entry.tarball).digest('hex'),
  };
}
