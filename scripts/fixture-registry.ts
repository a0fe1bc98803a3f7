import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

/** A package of the loopback registry, made from a folder of a fixture's `registry/`. */
export interface FixturePackage {
  readonly name: string;
  readonly version: string;
  readonly manifest: Readonly<Record<string, unknown>>;
  readonly tarball: Buffer;
  /** Subresource integrity of the tarball, as lockfiles hold it. */
  readonly integrity: string;
}

const BLOCK = 512;

function octal(value: number, length: number): string {
  return `${value.toString(8).padStart(length - 1, '0')}\0`;
}

function tarHeader(name: string, size: number): Buffer {
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0);
  header.write(octal(0o644, 8), 100);
  header.write(octal(0, 8), 108);
  header.write(octal(0, 8), 116);
  header.write(octal(size, 12), 124);
  header.write(octal(499_162_500, 12), 136);
  header.write('        ', 148);
  header.write('0', 156);
  header.write('ustar\u000000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${octal(sum, 7)} `, 148);
  return header;
}

/** Stored, not deflated: the bytes, and with them the integrity in the lockfiles, must not depend on a zlib version. */
function gzipStored(data: Buffer): Buffer {
  if (data.length > 0xffff) throw new Error('a fixture package must stay below 64 kB');
  const head = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff, 1, 0, 0, 0, 0]);
  head.writeUInt16LE(data.length, 11);
  head.writeUInt16LE(~data.length & 0xffff, 13);
  const tail = Buffer.alloc(8);
  tail.writeUInt32LE(crc32(data), 0);
  tail.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, tail]);
}

/** A folder as a gzipped archive below `prefix/`, always the same bytes. */
export function packTarball(folder: string, prefix: string): Buffer {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();
  const parts = entries.flatMap((name) => {
    const body = readFileSync(join(folder, name));
    return [tarHeader(`${prefix}/${name}`, body.length), body, Buffer.alloc(-body.length & (BLOCK - 1))];
  });
  return gzipStored(Buffer.concat([...parts, Buffer.alloc(2 * BLOCK)]));
}

/** Packs one folder as npm would lay it out (`package/…`), always to the same bytes. */
export function packFolder(folder: string): FixturePackage {
  const tarball = packTarball(folder, 'package');
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, unknown>;
  const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
  return { name: String(manifest['name']), version: String(manifest['version']), manifest, tarball, integrity };
}

/** Every package below a fixture's `registry/` folder. */
export function packRegistry(registryFolder: string): readonly FixturePackage[] {
  const folders = readdirSync(registryFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map((entry) => packFolder(join(registryFolder, entry.name)));
}

function packument(found: readonly FixturePackage[], base: string): unknown {
  const versions = found.map((entry) => [
    entry.version,
    {
      ...entry.manifest,
      dist: {
        tarball: `${base}/${entry.name}/-/${entry.name.split('/').at(-1)}-${entry.version}.tgz`,
        integrity: entry.integrity,
        shasum: createHash('sha1').update(entry.tarball).digest('hex'),
      },
    },
  ]);
  const newest = found.at(-1);
  const times = found.map((entry) => [entry.version, '2025-01-01T00:00:00.000Z']);
  return {
    name: newest?.name,
    'dist-tags': { latest: newest?.version },
    versions: Object.fromEntries(versions),
    time: { created: '2025-01-01T00:00:00.000Z', modified: '2025-01-01T00:00:00.000Z', ...Object.fromEntries(times) },
  };
}

interface Answer {
  readonly status: number;
  readonly body: string | Buffer;
}

function answer(packages: readonly FixturePackage[], request: IncomingMessage, token: string): Answer {
  if (request.headers.authorization !== `Bearer ${token}`) return { status: 401, body: '{"error":"unauthorised"}' };
  const path = decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/').slice(1);
  const [name = '', file] = path.split('/-/');
  const found = packages.filter((entry) => entry.name === name);
  if (found.length === 0) return { status: 404, body: '{"error":"not found"}' };
  if (file === undefined)
    return { status: 200, body: JSON.stringify(packument(found, `http://${request.headers.host}`)) };
  const wanted = found.find((entry) => file.endsWith(`-${entry.version}.tgz`));
  return wanted ? { status: 200, body: wanted.tarball } : { status: 404, body: '{"error":"not found"}' };
}

/** Serves packages to whoever brings the token (`Authorization: Bearer …`), on `host` and a free port unless one is given. */
export async function serveRegistry(
  packages: readonly FixturePackage[],
  token: string,
  address: { readonly host: string; readonly port: number } = { host: '127.0.0.1', port: 0 },
): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer((request, response) => {
    const { status, body } = answer(packages, request, token);
    const type = typeof body === 'string' ? 'application/json' : 'application/octet-stream';
    response.writeHead(status, { 'content-type': type }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(address.port, address.host, resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the loopback registry has no port');
  return { server, port: bound.port };
}
