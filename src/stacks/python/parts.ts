import type { Facts } from '../../model/facts.ts';
import type { Repo } from '../../model/repo.ts';
import type { Parts } from '../../model/stack.ts';
import type { PythonDetails } from './facts.ts';

export function parts(_repo: Repo, { details }: Facts<PythonDetails>): Parts {
  return {
    manifests: details.manifests,
    installAlone: details.project === null,
    lockedBy: details.lock === 'hashed' ? details.manager : null,
    installer: details.manager,
    sources: details.sources,
    scripts: {},
    output: null,
    native: details.packages.some(({ sourceOnly }) => sourceOnly),
  };
}
