import type { Bench } from '../bench.ts';
import { externalImages, type ExternalImage } from '../dockerfile-text.ts';
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

function faultsOf(bench: Bench, { reference, line, by }: ExternalImage): readonly string[] {
  if (by !== 'FROM')
    return [`line ${line}: ${by} ${reference}: an external image that is no FROM stage, which no bot bumps`];
  const fault = referenceFault(reference, floatsOpenly(bench));
  return fault === null ? [] : [`line ${line}: FROM ${reference}: ${fault}`];
}

/** Publishers whose `1.2` moves with every patch, because there is a `1.2.3`. */
const HAS_PATCH_TAGS = /^(?:docker\.io\/)?(?:library\/)?(?:alpine|caddy|golang|nginx|node|php|python|ruby|rust):/;

function referenceFault(reference: string, floatsSaid: boolean): string | null {
  if (reference.includes('$')) return 'the base is an argument';
  if (reference === 'scratch' || reference.includes('@sha256:')) return null;
  const tag = /:([^/:]+)$/.exec(reference)?.[1] ?? 'latest';
  if (tag === 'latest') return 'no exact tag';
  const exact = HAS_PATCH_TAGS.test(reference) ? /\d+\.\d+\.\d+/ : /\d+\.\d+/;
  return exact.test(tag) || floatsSaid ? null : 'the tag floats and no digest pins it';
}

/** Floating tags are some publishers' choice; the file must then say that a digest is due. */
function floatsOpenly(bench: Bench): boolean {
  return bench.subject.deviations.some(({ promise }) => promise === 'H5');
}
