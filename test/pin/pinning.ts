import type { Asked } from '../../src/pin-place.ts';
import { pinText } from '../../src/pin.ts';

export const DIGEST = `sha256:${'a'.repeat(64)}`;
export const OLD = `sha256:${'c'.repeat(64)}`;
export const COMMIT = 'b'.repeat(40);

function asking(): { readonly asked: Asked; readonly names: string[] } {
  const names: string[] = [];
  return {
    names,
    asked: {
      digestOf: async ({ registry, repository, tag }) => (names.push(`${registry}/${repository}:${tag}`), DIGEST),
      commitOf: async (repository, ref) => (names.push(`${repository}@${ref}`), COMMIT),
    },
  };
}

/** Pins a text with one digest and one commit for all, and tells what was asked. */
export async function pin(file: string, text: string, refresh = false) {
  const { asked, names } = asking();
  return { ...(await pinText(file, text, asked, { refresh })), names };
}
