import type { ImageLine } from './image-lines.ts';
import { parseImageReference } from '../src/dockerfile/image-reference.ts';
import { UsageError } from '../src/errors.ts';
import type { ImageReference } from '../src/model/dockerfile.ts';
import type { Registry } from '../src/remote/registry.ts';

/** Image lines as the registries have them today, and what was left as it is and why. */
export interface Refresh {
  readonly images: readonly ImageLine[];
  readonly kept: readonly string[];
}

const VERSIONED = /^(?<version>\d+(?:\.\d+){1,2}(?:_\d+)?)(?<variant>-.*)?$/;

/**
 * Newest patch of each line's own variant, and its digest. A line stays on its release line: moving on is a person's decision.
 * `cycles` says which that is, by id; `locked` lists ids whose registry wants a login.
 */
export async function refreshImages(
  registry: Registry,
  images: readonly ImageLine[],
  cycles: ReadonlyMap<string, string>,
  locked: ReadonlySet<string>,
): Promise<Refresh> {
  const fresh: ImageLine[] = [];
  const kept: string[] = [];
  for (const image of images) {
    const reason = whyKept(image, locked);
    if (reason !== null) kept.push(`${image.id}: ${reason}`);
    fresh.push(reason === null ? await refreshed(registry, image, cycles.get(image.id) ?? '') : image);
  }
  return { images: fresh, kept };
}

function whyKept(image: ImageLine, locked: ReadonlySet<string>): string | null {
  if (image.name === 'scratch') return 'is no image of a registry';
  return locked.has(image.id) ? 'needs a login, so its digest was not asked' : null;
}

async function refreshed(registry: Registry, image: ImageLine, cycle: string): Promise<ImageLine> {
  const present = referenceOf(image, image.tag);
  const tag = VERSIONED.test(image.tag) ? newestTag(image.tag, cycle, await registry.tagsOf(present)) : image.tag;
  return { ...image, tag, digest: await registry.digestOf(referenceOf(image, tag)) };
}

function referenceOf({ name }: ImageLine, tag: string): ImageReference {
  const reference = parseImageReference(`${name}:${tag}`);
  if (reference !== null) return reference;
  throw new UsageError(`${name}:${tag} is no image. Nothing was written.`);
}

/** Highest tag of the same variant, release line and number of parts; the tag itself when none is higher. */
export function newestTag(tag: string, cycle: string, tags: readonly string[]): string {
  const own = VERSIONED.exec(tag)?.groups;
  if (own === undefined) return tag;
  const length = numbers(own['version'] ?? '').length;
  const versions = tags
    .map((other) => VERSIONED.exec(other)?.groups)
    .filter((other) => other !== undefined && other['variant'] === own['variant'])
    .map((other) => other?.['version'] ?? '')
    .filter((version) => numbers(version).length === length && `${version}.`.startsWith(`${cycle}.`));
  const newest = [own['version'] ?? '', ...versions].reduce((best, version) =>
    isHigher(version, best) ? version : best,
  );
  return `${newest}${own['variant'] ?? ''}`;
}

function numbers(version: string): readonly number[] {
  return version.split(/[._]/).map(Number);
}

function isHigher(version: string, than: string): boolean {
  const other = numbers(than);
  const step = numbers(version)
    .map((part, index) => part - (other[index] ?? 0))
    .find((difference) => difference !== 0);
  return (step ?? 0) > 0;
}
