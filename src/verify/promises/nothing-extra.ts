import type { Bench } from '../bench.ts';
import type { ImageFile } from '../image.ts';
import { judge, type HardeningPromise } from '../promise.ts';

const COMPILERS =
  /^(?:gcc|g\+\+|cc|c\+\+|clang|cpp|ld|as|make|cmake|ninja|go|gofmt|rustc|cargo|javac|tsc|node-gyp)(?:-[\d.]+)?$/;
const VCS = /^(?:git|hg|svn|bzr)$/;
const PACKAGE_MANAGERS =
  /^(?:apt|apt-get|dpkg|apk|yum|dnf|npm|npx|yarn|yarnpkg|pnpm|pnpx|corepack|bunx|pip|pip3|pip[\d.]+|uv|uvx|poetry|pipenv|pdm|conda)$/;
/** Compilers that lie in no folder of programs. */
const SDKS = /^usr\/(?:share|lib)\/dotnet\/sdk\/[^/]+\/dotnet\.dll$/;
const PROGRAM_FOLDER = /(?:^|\/)(?:s?bin|libexec)\/[^/]+$/;

/** H4: what is not there needs no patch and serves no intruder. */
export const nothingExtra: HardeningPromise = {
  id: 'H4',
  title: 'no compiler, version control, package manager or development dependency beyond the base',
  async prove(bench) {
    const own = [...bench.image.files.values()].filter((file) => !isBase(bench, file));
    const programs = own.filter(
      (file) =>
        file.kind !== 'folder' && PROGRAM_FOLDER.test(file.path) && !/node_modules\/|site-packages\//.test(file.path),
    );
    const faults = [
      ...programs.flatMap((file) => kindOf(file.path).map((kind) => `${kind}: /${file.path}`)),
      ...(await compilersInBase(bench)),
      ...sdks(bench),
      ...own
        .filter((file) => /(?:^|\/)\.(?:git|hg|svn)\/(?:HEAD|config|requires)$/.test(file.path))
        .map((file) => `version control: /${file.path}`),
      ...(await developmentDependencies(bench, own)),
    ];
    const base =
      bench.baseLayers.length > 0
        ? `${own.length} files above the base looked at`
        : `all ${own.length} files looked at`;
    return judge(faults, base);
  },
};

/** Whether a file came with the base image. */
function isBase(bench: Bench, file: ImageFile): boolean {
  const { layers } = bench.image;
  return (
    bench.baseLayers.length > 0 &&
    bench.baseLayers.every((id, index) => layers[index]?.diffId === id) &&
    file.layer < bench.baseLayers.length
  );
}

function kindOf(path: string): readonly string[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (COMPILERS.test(name)) return ['compiler or build tool'];
  if (VCS.test(name)) return ['version control'];
  return PACKAGE_MANAGERS.test(name) ? ['package manager'] : [];
}

/** A base may bring its package manager, never a compiler or version control. */
async function compilersInBase(bench: Bench): Promise<readonly string[]> {
  const base = [...bench.image.files.values()].filter((file) => isBase(bench, file) && PROGRAM_FOLDER.test(file.path));
  return base
    .filter((file) => /\/(?:gcc|g\+\+|cc|go|git|make|rustc|javac)$/.test(`/${file.path}`))
    .map((file) => `the base itself ships /${file.path}`);
}

/** An SDK serves nobody in what is shipped, wherever it came from. */
function sdks({ image }: Bench): readonly string[] {
  const found = [...image.files.values()].filter(({ path }) => SDKS.test(path));
  return found.map(({ path }) => `compiler or build tool: /${path}`);
}

/** Packages named for development that are there and that nothing else installed asks for. */
async function developmentDependencies(bench: Bench, own: readonly ImageFile[]): Promise<readonly string[]> {
  if (bench.subject.development.length === 0) return [];
  const there = own.filter((file) => bench.subject.development.some((name) => isPackageFile(file.path, name)));
  if (there.length === 0) return [];
  const asked = await askedFor(bench, own);
  return there
    .filter((file) => !asked.has(packageName(file.path)))
    .map((file) => `development dependency: /${file.path}`);
}

function isPackageFile(path: string, name: string): boolean {
  const wheel = name.replaceAll(/[-_.]+/g, '_').toLowerCase();
  return (
    path.endsWith(`node_modules/${name}/package.json`) ||
    new RegExp(`site-packages/${wheel}-[^/]+\\.dist-info/METADATA$`, 'i').test(path)
  );
}

function packageName(path: string): string {
  const node = /node_modules\/((?:@[^/]+\/)?[^/]+)\/package\.json$/.exec(path)?.[1];
  return (
    node ??
    (/site-packages\/(.+?)-[^/-]+\.dist-info\/METADATA$/.exec(path)?.[1] ?? '').replaceAll('_', '-').toLowerCase()
  );
}

/** Names that installed packages depend on. */
async function askedFor(bench: Bench, own: readonly ImageFile[]): Promise<ReadonlySet<string>> {
  const asked = new Set<string>();
  const manifests = own.filter((file) =>
    /node_modules\/(?:@[^/]+\/)?[^/@]+\/package\.json$|\.dist-info\/METADATA$/.test(file.path),
  );
  for (const [, files] of Map.groupBy(manifests, (file) => file.layer)) {
    const bytes = (await bench.image.layers[files[0]?.layer ?? 0]?.bytes()) ?? Buffer.alloc(0);
    for (const file of files)
      for (const name of dependenciesIn(bytes.toString('utf8', file.offset, file.offset + file.size))) asked.add(name);
  }
  return asked;
}

function dependenciesIn(manifest: string): readonly string[] {
  if (!manifest.trimStart().startsWith('{')) {
    return [...manifest.matchAll(/^Requires-Dist: ([\w.-]+)/gm)].map((match) =>
      (match[1] ?? '').replaceAll(/[-_.]+/g, '-').toLowerCase(),
    );
  }
  try {
    const { dependencies, optionalDependencies, peerDependencies } = JSON.parse(manifest) as Record<
      string,
      Record<string, string> | undefined
    >;
    return Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies });
  } catch {
    return [];
  }
}
