import { catalogue } from '../../../src/images/index.ts';
import { contractHash, type ContractCheck } from '../real/contracts.ts';

/** What a row of the catalogue rests on: where it was read, and whether the real image agreed. Empty for an image of no row. */
export function contractText(id: string, checks: readonly ContractCheck[]): string {
  const image = catalogue.find((row) => row.id === id);
  if (image === undefined || image.name === 'scratch') return '';
  const { file, commit } = image.upstream;
  const read = `contract read in ${file}${commit === '' ? '' : ` at ${commit.slice(0, 12)}`}`;
  const check = checks.find((one) => one.id === id && one.sha256 === contractHash(image));
  if (check === undefined) return `${read}, unverified`;
  if (check.differs.length === 0) return `${read}, as the real image was on ${check.date}`;
  return `${read}; the real image differed on ${check.date}: ${check.differs.join('; ')}`;
}
