import { mentioned, shellCall } from './mentions.ts';
import type { Placed, Row } from './reading.ts';

/** Programs of the large official images, by the package that has them: an app may call them without ever installing one. */
const CAME_ALONG: Readonly<Record<string, readonly string[]>> = {
  git: ['git'],
  curl: ['curl'],
  wget: ['wget'],
  'openssh-client': ['ssh', 'scp'],
  imagemagick: ['convert', 'magick', 'identify'],
  python3: ['python3'],
  unzip: ['unzip'],
  file: ['file'],
  procps: ['ps', 'pkill'],
};

/** What the old base brought along and the code calls: the new one would lack it. */
export function cameAlong(placed: Placed): readonly Row[] {
  const { base } = placed.stage;
  if (placed.role !== 'runtime' || base.kind !== 'image') return [];
  return [...shellRow(placed), ...(isLarge(base.reference) ? programRows(placed) : [])];
}

/** Node and Go ship without a shell, unless something asks for one. */
function shellRow({ reading, stage }: Placed): readonly Row[] {
  if (stage.base.kind === 'image' && /distroless|static|scratch/.test(stage.base.reference.repository)) return [];
  const place = shellCall(reading.context);
  if (place === null) return [];
  return [{ fate: 'kept', what: 'a shell', note: `${place} runs commands in one`, part: 'sh', shell: true }];
}

function programRows({ reading }: Placed): readonly Row[] {
  return Object.entries(CAME_ALONG).flatMap(([name, programs]) => {
    const place = mentioned(reading.context, programs, name === 'file' ? 'quoted' : 'called');
    return place === null
      ? []
      : [{ fate: 'kept' as const, what: name, note: `called in ${place}`, part: name, pack: name }];
  });
}

/** `node:24`, `python:3.13-trixie`: neither slim nor Alpine. */
function isLarge({ repository, tag }: { readonly repository: string; readonly tag: string | null }): boolean {
  return /^library\/(?:node|python|golang|ruby|buildpack-deps)$/.test(repository) && !/slim|alpine/.test(tag ?? '');
}
