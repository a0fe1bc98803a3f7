import { open, type FileHandle } from 'node:fs/promises';
import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import { tarEntries, type TarEntry } from './tar.ts';

/** The parts of an image's config that promises speak about. */
export interface ImageConfig {
  readonly User?: string;
  readonly Env?: readonly string[] | null;
  readonly Entrypoint?: readonly string[] | null;
  readonly Cmd?: readonly string[] | null;
  readonly WorkingDir?: string;
  readonly ExposedPorts?: Readonly<Record<string, unknown>> | null;
  readonly Labels?: Readonly<Record<string, string>> | null;
  readonly StopSignal?: string;
  readonly Healthcheck?: { readonly Test?: readonly string[] | null } | null;
}

export interface Layer {
  readonly diffId: string;
  /** The uncompressed archive. Read anew each time, so that no more than one layer is in memory. */
  readonly bytes: () => Promise<Buffer>;
}

/** A file of the flattened file system and the layer it came from. */
export interface ImageFile extends TarEntry {
  readonly layer: number;
}

/** An image as `docker save` writes it. */
export interface SavedImage {
  readonly config: ImageConfig;
  /** Whole config file: history, labels and build arguments stand in it. */
  readonly configText: string;
  readonly layers: readonly Layer[];
  /** What a container sees, by path. */
  readonly files: ReadonlyMap<string, ImageFile>;
  readonly content: (file: ImageFile) => Promise<Buffer>;
  readonly close: () => Promise<void>;
}

/** Largest layer that is read; a bigger one is refused rather than half read. */
const LAYER_LIMIT = 2 ** 31 - 1;

/** Opens an archive written by `docker save`, old layout or OCI layout. */
export async function openSavedImage(path: string): Promise<SavedImage> {
  const file = await open(path, 'r');
  const outer = await members(file);
  const member = async (name: string): Promise<Buffer> => slice(file, outer, name);
  const [manifest] = JSON.parse((await member('manifest.json')).toString()) as { Config: string; Layers: string[] }[];
  if (!manifest) throw new TypeError(`${path}: no image in the archive`);
  const configText = (await member(manifest.Config)).toString();
  const parsed = JSON.parse(configText) as { config?: ImageConfig; rootfs: { diff_ids: string[] } };
  const layers = manifest.Layers.map((name, index) => ({
    diffId: parsed.rootfs.diff_ids[index] ?? '',
    bytes: async () => decompressed(await member(name)),
  }));
  const files = await flatten(layers);
  const content = async (one: ImageFile): Promise<Buffer> =>
    Buffer.from((await layers[one.layer]?.bytes())?.subarray(one.offset, one.offset + one.size) ?? []);
  return { config: parsed.config ?? {}, configText, layers, files, content, close: async () => file.close() };
}

/** Gzip and zstd are undone, anything else is returned as it is. */
export function decompressed(bytes: Buffer): Buffer {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return gunzipSync(bytes, { maxOutputLength: LAYER_LIMIT });
  if (bytes.length > 4 && bytes.readUInt32LE(0) === 0xfd2fb528)
    return zstdDecompressSync(bytes, { maxOutputLength: LAYER_LIMIT });
  return bytes;
}

async function flatten(layers: readonly Layer[]): Promise<ReadonlyMap<string, ImageFile>> {
  const files = new Map<string, ImageFile>();
  for (const [index, layer] of layers.entries()) {
    const entries = [...tarEntries(await layer.bytes())];
    for (const entry of entries) applyWhiteout(files, entry.path);
    for (const entry of entries)
      if (!baseName(entry.path).startsWith('.wh.')) files.set(entry.path, { ...entry, layer: index });
  }
  files.delete('');
  return files;
}

/** `.wh.name` removes what lower layers had there, `.wh..wh..opq` all of a folder. */
function applyWhiteout(files: Map<string, ImageFile>, path: string): void {
  const name = baseName(path);
  if (!name.startsWith('.wh.')) return;
  const parent = path.slice(0, path.length - name.length);
  const opaque = name === '.wh..wh..opq';
  const gone = opaque ? parent : `${parent}${name.slice(4)}`;
  for (const known of files.keys()) {
    if ((!opaque && known === gone) || known.startsWith(opaque ? gone : `${gone}/`)) files.delete(known);
  }
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Headers of the outer archive, read without its bodies. */
async function members(file: FileHandle): Promise<ReadonlyMap<string, TarEntry>> {
  const found = new Map<string, TarEntry>();
  const header = Buffer.alloc(1024);
  for (let at = 0; ;) {
    const { bytesRead } = await file.read(header, 0, 512, at);
    if (bytesRead < 512 || header[0] === 0) return found;
    const size = Number.parseInt(header.toString('latin1', 124, 136).replaceAll('\0', '').trim() || '0', 8);
    const padded = Math.ceil(size / 512) * 512;
    const small = size <= 65_536 ? Buffer.alloc(512 + padded + 512) : header;
    await file.read(small, 0, size <= 65_536 ? 512 + padded : 512, at);
    for (const entry of tarEntries(small)) found.set(entry.path, { ...entry, offset: at + 512, size });
    at += 512 + padded;
  }
}

async function slice(file: FileHandle, outer: ReadonlyMap<string, TarEntry>, name: string): Promise<Buffer> {
  const entry = outer.get(name);
  if (!entry) throw new TypeError(`${name} is missing in the saved image`);
  if (entry.kind === 'symlink') return slice(file, outer, new URL(entry.target, `file:///${name}`).pathname.slice(1));
  if (entry.size > LAYER_LIMIT) throw new RangeError(`${name} is larger than 2 GB`);
  const bytes = Buffer.alloc(entry.size);
  await file.read(bytes, 0, entry.size, entry.offset);
  return bytes;
}
