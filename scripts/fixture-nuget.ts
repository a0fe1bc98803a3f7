import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

/** A package of the private NuGet feed, made from a folder `Name@version` of a fixture's `registry/nuget/`. */
export interface FixtureNupkg {
  /** In lower case, as feeds name it in addresses. */
  readonly id: string;
  readonly version: string;
  readonly nupkg: Buffer;
  readonly nuspec: Buffer;
  /** As packages.lock.json holds it: of an unsigned package, the hash of the whole file. */
  readonly contentHash: string;
}

/** 1 January 2025: archives know no time before 1980, and the bytes must be the same every day. */
const DAY = ((2025 - 1980) << 9) | (1 << 5) | 1;

/** Every package below a fixture's folder; none when it has no feed. */
export function packNupkgs(fixture: string): readonly FixtureNupkg[] {
  const root = join(fixture, 'registry', 'nuget');
  if (!existsSync(root)) return [];
  return readdirSync(root).map((folder) => {
    const [name = '', version = ''] = folder.split('@');
    const nupkg = zipStored(join(root, folder));
    const contentHash = createHash('sha512').update(nupkg).digest('base64');
    const nuspec = readFileSync(join(root, folder, `${name}.nuspec`));
    return { id: name.toLowerCase(), version, nupkg, nuspec, contentHash };
  });
}

/** What a feed of the third protocol answers at a path below `base`: where packages are, which versions, and the files. */
export function feedReply(packages: readonly FixtureNupkg[], path: string, base: string): string | Buffer | null {
  if (path === '/v3/index.json')
    return JSON.stringify({
      version: '3.0.0',
      resources: [{ '@id': `${base}/v3/flat/`, '@type': 'PackageBaseAddress/3.0.0' }],
    });
  const [id, part, file = ''] = path.replace(/^\/v3\/flat\//, '').split('/');
  const found = packages.filter((one) => one.id === id);
  if (found.length === 0) return null;
  if (part === 'index.json') return JSON.stringify({ versions: found.map(({ version }) => version) });
  const wanted = found.find(({ version }) => version === part);
  if (wanted === undefined) return null;
  return file.endsWith('.nuspec') ? wanted.nuspec : wanted.nupkg;
}

/** A folder as an archive without compression, always the same bytes. */
function zipStored(folder: string): Buffer {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();
  const files: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const name of names) {
    const body = readFileSync(join(folder, name));
    const file = Buffer.concat([header(0x04034b50, name, body), Buffer.from(name), body]);
    list.push(header(0x02014b50, name, body, at), Buffer.from(name));
    files.push(file);
    at += file.length;
  }
  const directory = Buffer.concat(list);
  return Buffer.concat([...files, directory, ending(names.length, directory.length, at)]);
}

/** The head of a file in front of it, or with its place in the list at the end. */
function header(sign: number, name: string, body: Buffer, at?: number): Buffer {
  const listed = at !== undefined;
  const head = Buffer.alloc(listed ? 46 : 30);
  head.writeUInt32LE(sign, 0);
  const start = listed ? 6 : 4;
  if (listed) head.writeUInt16LE(20, 4);
  head.writeUInt16LE(20, start);
  head.writeUInt16LE(DAY, start + 8);
  head.writeUInt32LE(crc32(body), start + 10);
  head.writeUInt32LE(body.length, start + 14);
  head.writeUInt32LE(body.length, start + 18);
  head.writeUInt16LE(Buffer.byteLength(name), start + 22);
  if (listed) head.writeUInt32LE(at, 42);
  return head;
}

function ending(count: number, size: number, at: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return end;
}
