import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { crc32 } from 'node:zlib';

/** Where a copied fixture's own modules are laid out as a module proxy; Go looks into no folder whose name starts with a dot. */
const PROXY = '.proxy';

/** Lays out a fixture's `registry/<module>@<version>/` folders as a module proxy beside its sources. */
export function layOutGoProxy(registry: string, folder: string): void {
  for (const source of moduleFolders(registry)) {
    const [module = '', version = ''] = relative(registry, source).split('@');
    const target = join(folder, PROXY, module, '@v');
    mkdirSync(target, { recursive: true });
    writeFileSync(join(target, 'list'), `${version}\n`);
    writeFileSync(join(target, `${version}.info`), JSON.stringify({ Version: version }));
    writeFileSync(join(target, `${version}.mod`), readFileSync(join(source, 'go.mod')));
    writeFileSync(join(target, `${version}.zip`), zip(source, `${module}@${version}`));
  }
}

/** Go's environment for a fixture with modules of its own: they come from the folder, all others from where they always do. */
export function goProxyEnvironment(folder: string): NodeJS.ProcessEnv {
  const proxy = join(folder, PROXY);
  if (!existsSync(proxy)) return {};
  const usual = execFileSync('go', ['env', 'GOPROXY'], { encoding: 'utf8' }).trim();
  return { GOPROXY: `file://${proxy},${usual}`, GONOSUMDB: '*.example' };
}

function moduleFolders(registry: string): readonly string[] {
  return readdirSync(registry, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name.includes('@v'))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** A zip file with nothing compressed: go.sum's hash is of names and contents, not of the archive. */
function zip(source: string, prefix: string): Buffer {
  const files = readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const bodies: Buffer[] = [];
  const index: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const name = Buffer.from(`${prefix}/${relative(source, file)}`);
    const data = readFileSync(file);
    const fields = entryFields(data, name.length);
    const body = Buffer.concat([Buffer.from('PK\x03\x04'), fields, name, data]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    index.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, place, name]));
    bodies.push(body);
    offset += body.length;
  }
  const directory = Buffer.concat(index);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, directory, Buffer.from('PK\x05\x06'), end]);
}

/** The fields that an entry has both in front of its data and in the archive's index. */
function entryFields(data: Buffer, nameLength: number): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(0x21, 8);
  fields.writeUInt32LE(crc32(data), 10);
  fields.writeUInt32LE(data.length, 14);
  fields.writeUInt32LE(data.length, 18);
  fields.writeUInt16LE(nameLength, 22);
  return fields;
}
