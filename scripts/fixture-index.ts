import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join, normalize } from 'node:path';

/** Packs the packages of a fixture's `registry/` and serves them as a Python package index on a free loopback port. */
export async function serveIndex(registry: string): Promise<{ readonly server: Server; readonly port: number }> {
  const packed = mkdtempSync(join(tmpdir(), 'ironhull-index-'));
  execFileSync('python3', [join(registry, 'build.py'), packed]);
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/')).replace(/^\/simple\//, '');
    const file = join(packed, path.includes('..') ? '' : path);
    if (!existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    const body = statSync(file).isDirectory() ? listing(file) : readFileSync(file);
    const type = typeof body === 'string' ? 'text/html' : 'application/octet-stream';
    response.writeHead(200, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
    response.end(request.method === 'HEAD' ? undefined : body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the loopback index has no port');
  return { server, port: bound.port };
}

/** A project page of the simple repository API. */
function listing(folder: string): string {
  return readdirSync(folder)
    .toSorted()
    .map((name) => `<a href="${name}">${name}</a>\n`)
    .join('');
}
