import type { Bench } from '../bench.ts';
import { externalImages } from '../dockerfile-text.ts';
import { judge, type HardeningPromise } from '../promise.ts';

/** H5: what a build starts from must be readable in the file and the same tomorrow. */
export const vettedBases: HardeningPromise = {
  id: 'H5',
  title: 'bases are literal, tagged with an exact version, and named stages',
  async prove(bench) {
    const images = externalImages(bench.dockerfileText);
    return judge(
      images.flatMap((image) => faultsOf(bench, image)),
      `${images.length} base image(s) read in the Dockerfile`,
    );
  },
};

function faultsOf(bench: Bench, { reference, line, by }: ReturnType<typeof externalImages>[number]): readonly string[] {
  if (by !== 'FROM')
    return [`line ${line}: ${by} ${reference}: an external image that is no FROM stage, which no bot bumps`];
  if (reference.includes('$')) return [`line ${line}: FROM ${reference}: the base is an argument`];
  if (reference === 'scratch' || reference.includes('@sha256:')) return [];
  const tag = /:([^/:]+)$/.exec(reference)?.[1];
  if (tag === undefined || tag === 'latest') return [`line ${line}: FROM ${reference}: no exact tag`];
  if (/\d+\.\d+/.test(tag)) return [];
  // Floating tags are the publisher's choice for these; the file or its author must then say that a digest is due.
  const declared =
    bench.subject.deviations.some((deviation) => deviation.promise === 'H5') ||
    /ironhull pin|floats/i.test(bench.dockerfileText);
  return declared ? [] : [`line ${line}: FROM ${reference}: the tag floats and no digest pins it`];
}
