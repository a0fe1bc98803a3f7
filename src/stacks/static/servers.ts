import type { RuntimeFact } from '../../model/facts.ts';
import type { CatalogueImage } from '../../model/image.ts';
import { rowAsRuntime } from '../_shared/images.ts';

/** The release line that the default server is of: what a plain site asks for is not a version. */
export function server(catalogue: readonly CatalogueImage[]): RuntimeFact {
  const row = catalogue.find(({ provides, roles }) => provides.includes('nginx') && roles.includes('runtime'));
  if (row === undefined) throw new TypeError('the catalogue has no nginx');
  return rowAsRuntime(row, { product: 'nginx', title: 'nginx', why: 'the newest stable line of the catalogue' });
}
