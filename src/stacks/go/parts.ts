import type { Facts } from '../../model/facts.ts';
import type { Repo } from '../../model/repo.ts';
import type { Parts } from '../../model/stack.ts';
import type { GoDetails } from './facts.ts';

/** What the running program opens; the program itself is what the build makes. */
export function parts(_repo: Repo, { details }: Facts<GoDetails>): Parts {
  return {
    manifests: details.manifests.flatMap(({ folder, files }) =>
      files.map((file) => (folder === '' || file.startsWith(`${folder}/`) ? file : `${folder}/${file}`)),
    ),
    installAlone: details.install !== 'vendor',
    lockedBy: 'go',
    installer: null,
    sources: details.assets.map(({ value }) => value),
    scripts: {},
    output: null,
    native: details.cgo !== null,
  };
}
