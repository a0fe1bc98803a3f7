import type { CatalogueImage, ImageContract } from '../model/image.ts';
import { endOfLife } from './cycles.ts';
import { CERTIFICATES, debianBuildpack, debianSlim } from './debian.ts';
import { nodeContract } from './node.ts';
import { pythonContract } from './python.ts';
import { row } from './row.ts';

const NOTE = 'last tag of its line; contract taken from the nearest supported line, not read';

/** What ended lines share: builder and shell variant only, since nobody should stay here. */
const SHARED = { floating: false, platforms: ['linux/amd64', 'linux/arm64'] } as const;

/** Rows past their end of life, for repos that go on with `--end-of-life`. Nothing chooses them unasked. Go has none: go.mod names a minimum. */
export const endedImages: readonly CatalogueImage[] = [
  ...endedNode('18', 'bookworm', 'debian-12'),
  ...endedNode('20', 'trixie', 'debian-13'),
  ...endedPython('3.9'),
  ...endedPython('3.10'),
];

function endedNode(line: '18' | '20', release: string, distribution: string): readonly CatalogueImage[] {
  const shared = { ...SHARED, provides: ['node', 'npm'], cycle: line, endOfLife: endOfLife('node', line) };
  const contract = (base: ImageContract): ImageContract => nodeContract({ ...base, distribution }, line);
  const upstream = { file: `nodejs/docker-node ${line}/${release}/Dockerfile`, commit: '', note: NOTE };
  return [
    row(`node-${line}-full`, {
      ...shared,
      roles: ['build'],
      family: 'full',
      contract: contract(debianBuildpack()),
      upstream,
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
  const upstream = { file: `docker-library/python ${line}/slim-trixie/Dockerfile`, commit: '', note: NOTE };
  const slim = { ...debianSlim(), certificates: CERTIFICATES };
  return [
    row(`python-${line}-full`, {
      ...shared,
      roles: ['build'],
      family: 'full',
      contract: pythonContract(debianBuildpack(), line),
      upstream,
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
