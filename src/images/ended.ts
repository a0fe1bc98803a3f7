import type { CatalogueImage, ImageContract } from '../model/image.ts';
import { endOfLife } from './cycles.ts';
import { CERTIFICATES, debianBuildpack, debianSlim } from './debian.ts';
import { endedDotnet } from './dotnet.ts';
import { nodeContract } from './node.ts';
import { pythonContract } from './python.ts';
import { readElsewhere, row } from './row.ts';

/** Slim build files of ended lines that the contracts were read from, each at an earlier patch of its line. */
const READ = {
  '18': { file: 'nodejs/docker-node 18/bookworm-slim/Dockerfile', commit: '17bf0838eaf9d32ba6280599e51fac5269d0dfb4' },
  '20': { file: 'nodejs/docker-node 20/trixie-slim/Dockerfile', commit: '0ef90e5ecd526b4e3526f2b9f56c64ab1b46ba99' },
  '3.9': {
    file: 'docker-library/python 3.9/slim-trixie/Dockerfile',
    commit: '00c4cce6b91488475bfaf85921bae12604a56d4a',
  },
  '3.10': {
    file: 'docker-library/python 3.10/slim-trixie/Dockerfile',
    commit: '1dc072bf2b602912da07f9df01a48f251bddffe2',
  },
} as const;

const ON_BUILDPACK = 'read for slim; this one stands on buildpack-deps in place of a slim Debian';

/** What ended lines share: builder and shell variant only, since nobody should stay here. */
const SHARED = { floating: false, platforms: ['linux/amd64', 'linux/arm64'] } as const;

/** Rows past their end of life, for repos that go on with `--end-of-life`. Nothing chooses them unasked. Go has none: go.mod names a minimum. */
export const endedImages: readonly CatalogueImage[] = [
  ...endedNode('18', 'debian-12'),
  ...endedNode('20', 'debian-13'),
  ...endedPython('3.9'),
  ...endedPython('3.10'),
  ...endedDotnet,
];

function endedNode(line: '18' | '20', distribution: string): readonly CatalogueImage[] {
  const shared = { ...SHARED, provides: ['node', 'npm'], cycle: line, endOfLife: endOfLife('node', line) };
  const contract = (base: ImageContract): ImageContract => nodeContract({ ...base, distribution }, line);
  const upstream = READ[line];
  return [
    row(`node-${line}-full`, {
      ...shared,
      roles: ['build'],
      family: 'full',
      contract: contract(debianBuildpack()),
      upstream: readElsewhere(upstream, ON_BUILDPACK),
    }),
    row(`node-${line}-slim`, {
      ...shared,
      roles: ['build', 'runtime'],
      family: 'slim',
      contract: contract(debianSlim()),
      upstream,
    }),
  ];
}

function endedPython(line: '3.9' | '3.10'): readonly CatalogueImage[] {
  const shared = { ...SHARED, provides: ['python', 'pip'], cycle: line, endOfLife: endOfLife('python', line) };
  const upstream = READ[line];
  const slim = { ...debianSlim(), certificates: CERTIFICATES };
  return [
    row(`python-${line}-full`, {
      ...shared,
      roles: ['build'],
      family: 'full',
      contract: pythonContract(debianBuildpack(), line),
      upstream: readElsewhere(upstream, ON_BUILDPACK),
    }),
    row(`python-${line}-slim`, {
      ...shared,
      roles: ['build', 'runtime'],
      family: 'slim',
      contract: pythonContract(slim, line),
      upstream,
    }),
  ];
}
