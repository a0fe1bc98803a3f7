import type { CatalogueImage } from '../../../model/image.ts';
import type { Plan } from '../../../model/plan.ts';
import type { Secret } from '../../../model/secret.ts';
import { copiesOf } from '../../_shared/copies.ts';
import { buildImage } from '../../_shared/images.ts';
import { CA, isCustom, secretLines } from '../../_shared/secrets.ts';
import type { Jekyll } from './detect.ts';

/** Variables by which Bundler, gem and git learn of a company's TLS root. */
const CA_VARIABLES = ['SSL_CERT_FILE', 'GIT_SSL_CAINFO'];

/** Gems are fetched beside the login and installed without it: what they bring is compiled by code of their own (H8). */
export function jekyllBuild(
  jekyll: Jekyll,
  cycle: string,
  secrets: readonly Secret[],
  catalogue: readonly CatalogueImage[],
): Pick<Plan, 'images' | 'view'> {
  const fetching = secrets.filter((secret) => !isCustom(secret));
  const roots = fetching.filter(({ kind }) => kind === CA.kind);
  return {
    images: { build: buildImage(catalogue, 'ruby', cycle, 'full') },
    view: {
      bundler: bundlerOf(jekyll),
      bundlerVersion: jekyll.bundler?.value ?? '',
      bundlerHash: jekyll.bundlerHash ?? '',
      bundlerLines: secretLines(roots, CA_VARIABLES),
      copies: copiesOf(jekyll.manifests),
      gems: fetching.length > 0 ? 'secret' : 'open',
      fetchLines: secretLines(fetching, CA_VARIABLES),
      siteLines: secretLines(secrets.filter(isCustom), []),
    },
  };
}

/** Bundler is held to the hash that the lock has of it; locks of most versions have none. */
function bundlerOf({ bundler, bundlerHash }: Jekyll): 'bundled' | 'named' | 'hashed' {
  if (bundler === null) return 'bundled';
  return bundlerHash === null ? 'named' : 'hashed';
}
