import type { Docker } from './docker.ts';

/** Uncompressed digests of an image's layers, the lowest first; none where the engine does not have it. */
export async function layersOf(docker: Docker, reference: string): Promise<readonly string[]> {
  const inspected = await docker(['image', 'inspect', '--format', '{{json .RootFS.Layers}}', reference]);
  return inspected.ok ? (JSON.parse(inspected.stdout) as string[]) : [];
}

/** What a registry that has the image before has to be sent of the one after, as in `1 of 5 layers is new: sha256:0f343b0931`. */
export function newLayers(before: readonly string[], after: readonly string[]): string {
  const known = new Set(before);
  const fresh = after.filter((digest) => !known.has(digest));
  const named = fresh.length === 0 ? '' : `: ${fresh.map((digest) => digest.slice(0, 17)).join(', ')}`;
  return `${fresh.length} of ${after.length} layers ${fresh.length === 1 ? 'is' : 'are'} new${named}`;
}
