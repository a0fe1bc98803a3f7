import type { CatalogueImage } from '../../../model/image.ts';
import type { Plan } from '../../../model/plan.ts';
import { buildImage } from '../../_shared/images.ts';
import type { Hugo } from './detect.ts';

/** Line of Go that compiles every Hugo of today. */
const GO = '1.27';

/** Hugo is compiled from its source, which Go holds against its checksum database: a binary would have to be trusted (H7). */
export function hugoBuild({ version }: Hugo, catalogue: readonly CatalogueImage[]): Pick<Plan, 'images' | 'view'> {
  return {
    images: { build: buildImage(catalogue, 'go', GO, 'full') },
    view: { hugo: `github.com/gohugoio/hugo@v${version?.value ?? ''}` },
  };
}
