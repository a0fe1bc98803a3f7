import { satisfies, validRange } from '@renovatebot/pep440';
import type { Blocker } from '../../../model/evidence.ts';
import type { CatalogueImage } from '../../../model/image.ts';
import type { Repo } from '../../../model/repo.ts';
import { quoted, type Pyproject } from './pyproject.ts';

/** uv refuses to run outside the range that a repo requires, so that is said before anything is built. */
export function uvVersion(
  repo: Repo,
  pyproject: Pyproject | null,
  catalogue: readonly CatalogueImage[],
): readonly Blocker[] {
  const required = quoted(repo, 'required-version', pyproject?.tool?.uv?.['required-version']);
  const version = catalogue.find((row) => row.provides[0] === 'uv')?.version ?? '';
  if (required === null) return [];
  const range = /^\d/.test(required.value) ? `==${required.value}` : required.value;
  if (validRange(range) && satisfies(version, range)) return [];
  return [
    {
      name: 'uv-version',
      message: `uv ${JSON.stringify(required.value.slice(0, 40))} is required, and the catalogue has ${version}.`,
      from: required.from,
      hints: ['allow that version in required-version', 'ironhull catalogue     lists what there is'],
    },
  ];
}
