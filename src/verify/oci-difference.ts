import { createHash } from 'node:crypto';
import { decompressed } from './image.ts';
import { tarEntries } from './tar.ts';

interface Descriptor {
  readonly digest: string;
}

interface Manifest {
  readonly config: Descriptor;
  readonly layers: readonly Descriptor[];
}

/** An OCI archive of one image, by the paths of its blobs. */
interface Archive {
  readonly digest: string;
  readonly manifest: Manifest;
  readonly blob: (one: Descriptor | undefined) => Buffer;
}

/** Opens an archive as `--output type=oci` writes it. */
export function openArchive(bytes: Buffer): Archive {
  const members = new Map([...tarEntries(bytes)].map((entry) => [entry.path, entry]));
  const member = (path: string): Buffer => {
    const entry = members.get(path);
    if (entry === undefined) throw new TypeError(`${path} is missing in the OCI archive`);
    return bytes.subarray(entry.offset, entry.offset + entry.size);
  };
  const blob = (one: Descriptor | undefined): Buffer => member(`blobs/${(one?.digest ?? '').replace(':', '/')}`);
  const index = JSON.parse(member('index.json').toString()) as { readonly manifests: readonly Descriptor[] };
  const [first] = index.manifests;
  return {
    digest: first?.digest ?? '',
    get manifest() {
      return JSON.parse(blob(first).toString()) as Manifest;
    },
    blob,
  };
}

/** What two images of one Dockerfile do not have alike: paths of files, or the configuration. The first few of them. */
export function differences(one: Archive, other: Archive): readonly string[] {
  const found = one.manifest.layers.flatMap((layer, index) => {
    const twin = other.manifest.layers[index];
    return layer.digest === twin?.digest ? [] : differingFiles(one.blob(layer), twin && other.blob(twin));
  });
  if (found.length === 0 && one.manifest.config.digest !== other.manifest.config.digest) return ['the configuration'];
  return found.slice(0, NAMED);
}

/** More would be a list that nobody reads. */
const NAMED = 5;

function differingFiles(layer: Buffer, twin: Buffer | undefined): readonly string[] {
  if (twin === undefined) return ['a layer'];
  const [here, there] = [contents(layer), contents(twin)];
  const paths = new Set([...here.keys(), ...there.keys()]);
  const differing = [...paths].filter((path) => here.get(path) !== there.get(path));
  return differing.length > 0 ? differing.map((path) => `/${path}`) : ['times or order of files in a layer'];
}

/** What stands at each path of a layer, as one word. */
function contents(layer: Buffer): ReadonlyMap<string, string> {
  const bytes = decompressed(layer);
  return new Map(
    [...tarEntries(bytes)].map(({ path, kind, mode, uid, gid, target, offset, size }) => {
      const hash = createHash('sha256')
        .update(bytes.subarray(offset, offset + size))
        .digest('hex');
      return [path, [kind, mode, uid, gid, target, hash].join(' ')];
    }),
  );
}
